import { type Fail, shown, thrower } from "kobai";

export const labMessages = {
  "lab/port": ({ got }: { got: unknown }) =>
    `kobai lab: expected --port to be a whole number from 0 to 65535, got ${shown(got)}. Leave it out to have a free one chosen.`,
  "lab/port-taken": ({ port }: { port: number }) =>
    `kobai lab: expected port ${port} to be free, got one that another program listens on. Use another --port, or leave it out to have a free one chosen.`,
  "lab/not-built": ({ folder }: { folder: string }) =>
    `kobai lab: expected the built lab in ${folder}, got no such folder. Run npm run build.`,
  "lab/model-missing": ({ file }: { file: string }) =>
    `kobai lab: expected a model in ${file}, got no such file. kobai train mnist --out ${file} makes one.`,
};

export const fail: Fail<typeof labMessages> = thrower(labMessages);
