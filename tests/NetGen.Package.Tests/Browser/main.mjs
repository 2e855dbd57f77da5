import { dotnet } from './bin/Release/net10.0/wwwroot/_framework/dotnet.js';

const { runMain } = await dotnet.create();
process.exit(await runMain());
