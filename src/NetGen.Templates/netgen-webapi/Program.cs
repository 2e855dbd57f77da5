using System.Text.Json.Serialization;
using NetGen;

const string Model = "flowers.safetensors";

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
WebApplication app = builder.Build();

// A network is immutable once it is trained: all requests share it.
string path = Path.Combine(app.Environment.ContentRootPath, Model);
if (!File.Exists(path))
{
    app.Logger.LogInformation("There is no {Model}: the network is trained.", Model);
    Train(Path.Combine(AppContext.BaseDirectory, "iris.csv")).Save(path);
}

FlowerClassifier network = FlowerClassifier.Load(path);

app.MapGet("/", () => FlowerClassifier.Summary);
app.MapPost("/predict", (Flower flower) =>
{
    Flower.Prediction prediction = network.Predict(flower);
    return new Answer(prediction.Species, prediction.Probability);
});
app.Run();

static FlowerClassifier Train(string file)
{
    Dataset<Flower> flowers = Dataset<Flower>.FromCsv(file);
    var network = new FlowerClassifier(seed: 1);
    network.Adapt(flowers);
    network.Fit(flowers, new TrainingOptions { Epochs = 60, BatchSize = 16, Optimizer = new Adam(0.01) });
    return network;
}

internal sealed record Answer(Species Species, double Probability);
