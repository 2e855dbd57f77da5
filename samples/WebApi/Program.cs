using WebApi;

const string Usage = """
    WebApi: serves a model of passengers, with a page to try it

    usage: dotnet run -c Release --project samples/WebApi [-- OPTIONS]

      --urls URL           where to listen (default: http://localhost:5000)
      --model FILE         the model (default: survival.model beside the program); it is loaded again when the file changes
      --poll TIME          how often the file is looked at (default: 00:00:01)
      --requests N         requests at once; more are answered with 503 (default: 500)
      --body TIME          how long the body of a request may take (default: 00:00:02)
      --connections N      connections at once; more are closed (default: 5000)
      --train              write a new model and end; a server that runs takes it over
      --seed N             with --train: the seed (default: 3)
      --help               show this text

    Where there is no model, it is trained first.
    """;

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(Usage);
    return 0;
}

bool onlyTrain = args.Contains("--train");
await using WebApplication app = Application.Build([.. args.Where(arg => arg != "--train")]);
ApiOptions options = app.Services.GetRequiredService<ApiOptions>();
if (onlyTrain || !File.Exists(options.ModelPath))
{
    Training.Run(options.ModelPath, app.Configuration.GetValue("seed", 3));
    app.Logger.LogInformation("{Path} is written.", options.ModelPath);
}

if (!onlyTrain)
{
    app.Services.GetRequiredService<ModelSource>().Start();
    await app.RunAsync();
}

return 0;
