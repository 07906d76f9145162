// The tool that each version of Vercel's AI SDK is given; version 4 calls its schema parameters.
export const weatherTool = (tool, z, schema = 'inputSchema') => tool({
  description: 'The weather of a city',
  [schema]: z.object({ city: z.string() }),
  execute: async () => ({ celsius: 18, sky: 'sunny' }),
});
