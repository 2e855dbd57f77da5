using NetGen.Benchmarks.NetGenContenders;
using NetGen.Benchmarks.Serving;

IContender contender = args[0] switch
{
    "fast" => new NetGenContender(GeneratedNetwork.Fast),
    "plain" => new NetGenContender(GeneratedNetwork.Plain),
    "loops" => new LoopsContender(),
    "machine" => new MachineContender(),
    _ => throw new ArgumentException($"There is no contender '{args[0]}'."),
};
new Server(contender, args[1]).Run(Console.In, Console.Out);
