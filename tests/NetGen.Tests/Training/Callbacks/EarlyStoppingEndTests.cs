using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>The best weights come back however training ends. Epoch 2 of the made-up values is the best, and training ends in or after epoch
/// 4.</summary>
public sealed class EarlyStoppingEndTests : IDisposable
{
    private static readonly double[] Values = [5, 2, 4, 3, 6];

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-early-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void When_the_loss_is_NaN() => Assert.Null(EndsBy<TrainingException>((network, _, _) => network.ReplaceLoss = _ => float.NaN).Tensor);

    [Fact]
    public void When_the_update_leaves_NaN_in_the_network() =>
        Assert.Contains("the update left NaN or infinity", EndsBy<TrainingException>((_, training, _) => training.LearningRate = 1e300).Message, StringComparison.Ordinal);

    [Fact]
    public void When_a_callback_throws() => EndsBy<NotSupportedException>((_, _, _) => throw new NotSupportedException());

    [Fact]
    public void When_it_is_cancelled() => EndsBy<OperationCanceledException>((_, _, source) => source.Cancel());

    [Fact]
    public void When_OnEpoch_throws() => EndsBy<NotSupportedException>(
        (_, _, _) => { }, new TrainingOptions { OnEpoch = epoch => _ = epoch.Epoch == 4 ? throw new NotSupportedException() : 0 });

    [Fact]
    public void When_a_callback_throws_at_the_very_end() => EndsBy<NotSupportedException>(
        (_, _, _) => { }, new TrainingOptions { Callbacks = [new Listener { TrainEnd = _ => throw new NotSupportedException() }] });

    [Fact]
    public void Before_there_is_a_best_epoch_nothing_is_restored()
    {
        var network = DenseModel<Logistic, float>.Create(1);
        float[] last = [];
        var end = new Listener { BatchEnd = training => last = training.Step == 3 ? throw new NotSupportedException() : Stored(network) };
        Assert.Throws<NotSupportedException>(() => Trainer.Fit<DenseModel<Logistic, float>, float>(
            network, TrainingData.Clusters(40), new TrainingOptions { BatchSize = 8, Callbacks = [new EarlyStopping(MonitoredQuantity.Loss, restoreBestWeights: true), end] }));
        Assert.NotEqual(last, Stored(network));
        Assert.NotEqual(Stored(DenseModel<Logistic, float>.Create(1)), Stored(network));
    }

    /// <summary>The file holds the run as it was when it was cancelled, not the weights that the network was given back then.</summary>
    [Fact]
    public void A_cancelled_run_still_goes_on_with_the_same_bits()
    {
        string file = Path.Combine(_folder, "run");
        Normalised whole = Fit(new CancellationToken());
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Fit(source.Token, new Listener { BatchEnd = training => Cancel(training) }));
        Assert.True(File.Exists(file));
        Assert.Equal(NetworkBits.Of(whole), NetworkBits.Of(Fit(new CancellationToken())));

        void Cancel(TrainingContext training)
        {
            if (training.TotalSteps == 11)
            {
                source.Cancel();
            }
        }

        Normalised Fit(CancellationToken token, params Callback[] more)
        {
            var network = new Normalised(seed: 1);
            double[] values = [5, 2, 1, 4, 0.5];
            int epoch = more.Length == 0 && File.Exists(file) ? 2 : 0;
            network.Fit(TrainingData.Clusters(40), new TrainingOptions
            {
                Epochs = 5,
                BatchSize = 8,
                CancellationToken = token,
                Callbacks =
                [
                    new EarlyStopping(MonitoredQuantity.Lowest("made up", () => values[epoch++]), patience: 9, restoreBestWeights: true),
                    new BackupAndRestore(file),
                    .. more,
                ],
            });
            return network;
        }
    }

    /// <summary>Runs to epoch 4, where <paramref name="end"/> is called after the second step, and checks which weights the network has.</summary>
    private static TException EndsBy<TException>(
        Action<DenseModel<Logistic, float>, TrainingContext, CancellationTokenSource> end, TrainingOptions? options = null)
        where TException : Exception
    {
        (TException restored, List<float[]> weights, float[] final) = Run(restore: true);
        Assert.Equal(weights[1], final);
        (_, weights, final) = Run(restore: false);
        Assert.NotEqual(weights[1], final);
        return restored;

        (TException Exception, List<float[]> Weights, float[] Final) Run(bool restore)
        {
            var network = DenseModel<Logistic, float>.Create(1);
            using var source = new CancellationTokenSource();
            var weights = new List<float[]>();
            int epoch = 0;
            var ending = new Listener
            {
                EpochEnd = (_, _) => weights.Add(Stored(network)),
                BatchEnd = training =>
                {
                    if (training.Epoch == 4 && training.Step == 2)
                    {
                        end(network, training, source);
                    }
                },
            };
            TrainingOptions given = options ?? new TrainingOptions();
            TException exception = Assert.Throws<TException>(() => Trainer.Fit<DenseModel<Logistic, float>, float>(network, TrainingData.Clusters(40), given with
            {
                Epochs = Values.Length,
                BatchSize = 8,
                Optimizer = new Sgd(0.1),
                CancellationToken = source.Token,
                Callbacks =
                [
                    new EarlyStopping(MonitoredQuantity.Lowest("made up", () => Values[epoch++]), patience: 9, restoreBestWeights: restore), ending, .. given.Callbacks,
                ],
            }));
            return (exception, weights, Stored(network));
        }
    }

    private static float[] Stored(DenseModel<Logistic, float> network) => network.Parameters.Storage.ToArray();
}
