// The networks live in a worker: the page answers however long a call of theirs takes.
import { dotnet } from './_framework/dotnet.js';

const exports = start();

onmessage = async ({ data: { id, method, values } }) => {
    try {
        postMessage({ id, result: (await exports)[method](...values) });
    } catch (error) {
        postMessage({ id, error: error.message });
    }
};

async function start() {
    const { getAssemblyExports, getConfig } = await dotnet.create();
    const assembly = await getAssemblyExports(getConfig().mainAssemblyName);
    return assembly.Browser.Exports;
}
