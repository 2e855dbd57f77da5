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
