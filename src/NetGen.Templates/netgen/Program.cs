using NetGen;

string file = Path.Combine(AppContext.BaseDirectory, "iris.csv");
(Dataset<Flower> train, Dataset<Flower> test) = Dataset<Flower>.FromCsv(file).Split(0.7, seed: 1, stratify: true);

var network = new FlowerClassifier(seed: 1);
network.Adapt(train);
network.Fit(train, new TrainingOptions
{
    Epochs = 60,
    BatchSize = 16,
    Optimizer = new Adam(0.01),
    Validation = test,
    Callbacks = [new ConsoleProgress(metric: ("accuracy", () => Classification.Evaluate(network, test).Accuracy))],
});
Console.WriteLine(Classification.Evaluate(network, test));

network.Save("flowers.safetensors");
Flower.Prediction prediction = FlowerClassifier.Load("flowers.safetensors").Predict(new Flower(6.0f, 2.7f, 5.1f, 1.6f));
Console.WriteLine($"a flower of 6.0, 2.7, 5.1 and 1.6 cm: {prediction.Species}, {prediction.Probability:P1}");
