using NetGen.Benchmarks.Compiling;
using NetGen.Benchmarks.Conducting;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Micro;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Serving;

const string Usage = """
    usage: compile [--check]
           fit [--check] [--stores double,single,byte] [--batches 32,128] [--threads 1,2] [--steps 3000]
           micro [BenchmarkDotNet options]
           peers [--quick] [--check] [--narrow] [--json FILE] [--networks T,W,M,L,O,O8,LeNet,Cifar,Sensor,Depthwise] [--works predict1,…] [--contenders netgen-jit,…]
    """;

switch (args.FirstOrDefault())
{
    case "peers":
        PeerOptions options;
        try
        {
            options = PeerOptions.Parse(args[1..]);
        }
        catch (ArgumentException mistake)
        {
            Console.Error.WriteLine($"{mistake.Message}\n{Usage}");
            return 1;
        }

        return Peers(options);
    case "compile":
        switch (args.Length > 1 ? args[1] : null)
        {
            case "--generator":
                // How the program starts itself, so that the generator has not run yet.
                Console.Out.WriteLine(GeneratorCost.Measure().Serialize());
                return 0;
            case null or "--check":
                return CompileCommand.Run(check: args.Length > 1);
            default:
                return CompileCommand.Run(NetworkSpec.Named(args[1]));
        }

    case "fit":
        FitOptions fit;
        try
        {
            fit = FitOptions.Parse(args[1..]);
        }
        catch (Exception mistake) when (mistake is ArgumentException or FormatException)
        {
            Console.Error.WriteLine($"{mistake.Message}\n{Usage}");
            return 1;
        }

        return FitCommand.Run(fit);
    case "micro":
        BenchmarkDotNet.Running.BenchmarkSwitcher.FromTypes([typeof(Predictions), typeof(TrainingSteps)]).Run(args[1..], MicroConfiguration.Create());
        return 0;
    case "serve":
        // How the program starts itself as a contender.
        IContender contender = args[1] switch
        {
            "onnx" => new OnnxContender(),
            "torchsharp" => new TorchSharpContender(),
            _ => throw new ArgumentException($"There is no peer '{args[1]}'."),
        };
        new Server(contender, args[2]).Run(Console.In, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 1;
}

static int Peers(PeerOptions options)
{
    MachinePeak.Write(Console.Out);
    using var run = new PeerRun(options);
    Results results = run.Run();
    Report.Write(results, Console.Out);
    if (options.Narrow)
    {
        Console.Out.WriteLine(NarrowVectors.Remark);
    }

    List<Target> targets = [.. new Targets(results, options.Narrow).All()];
    if (options.Check)
    {
        Console.Out.WriteLine();
        Target.Write(targets, Console.Out);
    }

    if (options.JsonFile is { } file)
    {
        JsonReport.Write(results, targets, file);
    }

    return 0;
}
