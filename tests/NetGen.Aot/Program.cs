using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen;
using NetGen.Aot;

// Fast code against plain code, then what training has to offer: under Native AOT, or on a processor other than the builder's.
// Ends with an exception where something does not work.
Agreement.Check();
string folder = Directory.CreateTempSubdirectory("netgen").FullName;
(Dataset raw, Dataset classes) = Data();
CheckpointsAndMetrics(raw, folder);
EveryOptimizer(classes, folder);
RawRows(folder);
TypedRows();
Directory.Delete(folder, recursive: true);
Console.WriteLine("all of it works");

// Features far from 0, so that little is learned without Normalize.
static (Dataset Raw, Dataset Classes) Data()
{
    var random = new Random(1);
    double[] features = [.. Enumerable.Range(0, 1200).Select(_ => 1000 + (50 * random.NextDouble()))];
    double[] targets = [.. features.Chunk(3).Select(f => f[0] + f[1] > 2050 ? 1.0 : 0.0)];
    var classes = new Dataset(features, 3, [.. targets.SelectMany(t => new[] { 1 - t, t })], 2);
    return (new Dataset(features, 3, targets, 1), StandardScaler.Fit(classes).Transform(classes));
}

static void CheckpointsAndMetrics(Dataset data, string folder)
{
    (Dataset train, Dataset test) = data.Split(0.8, seed: 1, stratify: true);
    var network = new Raw(seed: 2);
    network.Adapt(train);
    string best = Path.Combine(folder, "best.safetensors");
    network.Fit(train, new TrainingOptions
    {
        Epochs = 40,
        BatchSize = 16,
        Optimizer = new AdamW(0.01),
        Schedule = new LinearSchedule(duration: 5).Then(5, new CosineSchedule(35)),
        ClipNorm = 1,
        Validation = test,
        Callbacks = [new EarlyStopping(patience: 10, restoreBestWeights: true), new ModelCheckpoint(best), new BackupAndRestore(Path.Combine(folder, "run.safetensors"))],
    });
    Expect(Classification.Evaluate(Raw.Load(best), test).Accuracy > 0.9, "the best model predicts");
    Expect(GradientCheck.Run(network, test).Passed, "gradients agree with central differences");
}

static void RawRows(string folder)
{
    string path = Path.Combine(folder, "rows.json");
    RawTable rows = RawTable.FromCsv(new StringReader("a,b,c,y\n1,p,2,no\n,q,3,yes\n5,,,no\n4,p,8,yes\n"));
    Preprocessing fitted = Preprocessing.Define()
        .Numeric(["a"], MissingValues.Median, log: true, scaling: Scaling.Standard)
        .Categorical(["b"], missing: MissingCategory.MostFrequent, unseen: UnseenCategory.Bucket)
        .Categorical(["c"], CategoryEncoding.Index, MissingCategory.Category)
        .Label("y")
        .Fit(rows);
    fitted.Save(path);
    Preprocessing read = Preprocessing.Load(path);
    float[] features = new float[read.FeatureCount];
    read.Transform([("c", 3), ("b", "q"), ("a", RawValue.Missing)], features);
    Expect(features.AsSpan().SequenceEqual(Array.ConvertAll(fitted.Transform(rows).Features(1).ToArray(), value => (float)value)), "a saved preprocessing makes the same features");
}

// Rows of a file, through the mapping of their properties and through a preprocessing.
static void TypedRows()
{
    string text = "class,pupils,deaf_in_one_ear,size_height,breed\n"
        + string.Concat(Enumerable.Range(0, 60).Select(i => $"{(i % 3 == 0 ? "big" : "Small")},{i % 7},{(i % 5 == 0 ? "" : "no")},{(i % 3 * -2) + 5 + (0.1 * (i % 4))},{"ab"[i % 2]}\n"));
    Dataset<Dog> dogs = Dataset<Dog>.FromCsv(new StringReader(text));
    var network = new DogClassifier(seed: 3);
    network.Adapt(dogs);
    network.Fit(dogs.Rows, new TrainingOptions { Epochs = 100, Optimizer = new Adam(0.05) });
    Expect(dogs.Rows.All(dog => network.Predict(dog).Class == dog.Class), "typed rows are learnt");
    long before = GC.GetAllocatedBytesForCurrentThread();
    Dog.Prediction prediction = network.Predict(dogs.Rows[0]);
    Expect(GC.GetAllocatedBytesForCurrentThread() == before && prediction.ProbabilityOf(DogClass.Big) > 0.5, "a typed prediction allocates nothing");
    BreedRow[] breeds = [.. dogs.Rows.Select(dog => new BreedRow(dog.Breed, dog.Size.Height, dog.Class == DogClass.Big))];
    Preprocessing preprocessing = Preprocessing.Define().Numeric(["Height"], scaling: Scaling.Standard).Categorical(["Breed"]).Fit(breeds);
    var breedNetwork = new BreedNetwork(seed: 3);
    breedNetwork.Fit(breeds, preprocessing, new TrainingOptions { Epochs = 100, Optimizer = new Adam(0.05) });
    Expect(breeds.All(row => breedNetwork.Predict(row, preprocessing).Big == row.Big), "texts go through a preprocessing");
}

static void EveryOptimizer(Dataset data, string folder)
{
    IEnumerable<Optimizer> optimizers =
    [
        new Sgd(0.05, 0.9, nesterov: true), new AdaGrad(0.05), new AdaDelta(), new RmsProp(0.01, centered: true, momentum: 0.5),
        new Adam(0.01, amsGrad: true), new AdamW(0.01), new Adamax(0.01), new NAdam(0.01),
    ];
    foreach (Optimizer optimizer in optimizers)
    {
        History history = new Noisy(seed: 4).Fit(data, new TrainingOptions
        {
            Epochs = 10,
            Optimizer = optimizer,
            ClassWeights = [1, 2],
            L1 = 1e-5,
            DecayBiasesAndNorms = false,
            ClipValue = 1,
            AccumulationSteps = 2,
            Callbacks = [new ReduceOnPlateau(monitor: MonitoredQuantity.Loss), new BackupAndRestore(Path.Combine(folder, "each.safetensors"))],
        });
        Expect(history.Losses[^1] < history.Losses[0], $"{optimizer.GetType().Name} lowers the loss");
    }

    Expect(new LBfgs().Fit(new Noisy(seed: 5), data).Loss < 0.2, "L-BFGS lowers the loss");
}

static void Expect(bool holds, string what)
{
    Console.WriteLine($"{(holds ? "yes" : "NO ")} {what}");
    if (!holds)
    {
        throw new InvalidOperationException($"Not so: {what}.");
    }
}
