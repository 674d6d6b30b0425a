// The compiler's defaults. The file keeps svelte-check from loading the build to find that out.
export default {};
