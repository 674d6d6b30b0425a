// The front page leads on to the language read last, or else to the first of the reader's own that the lab speaks.
// A plain script in the head: it imports and exports nothing, and without it two links remain.
{
  const spoken = ["ja", "en"];
  const kept = (() => {
    try {
      return localStorage.getItem("kobai.language");
    } catch {
      return null; // storage is switched off
    }
  })();
  const wanted = [kept ?? "", ...navigator.languages].map((language) => language.slice(0, 2).toLowerCase());
  location.replace(`./${wanted.find((language) => spoken.includes(language)) ?? "en"}/${location.search}`);
}
