// The texts of an exercise as a module: build/exercise-texts.ts makes them while Vite or vitest loads them.
declare module "*.md" {
  const texts: import("./exercise.js").ExerciseTexts;
  export default texts;
}
