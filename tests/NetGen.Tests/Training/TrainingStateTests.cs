using System;
using System.IO;
using System.Linq;
using System.Threading;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>What a state goes on with, what it refuses, and what a call that failed leaves of it.</summary>
public sealed class TrainingStateTests
{
    private static readonly TrainingOptions Given = new() { Epochs = 1, BatchSize = 8, Optimizer = new Adam(0.01) };

    [Fact]
    public void Of_other_options()
    {
        AssertRefused("its optimizer is Adam 0.9 0.999 1E-08 0 0, here it is Sgd 0.9 0 0 0", Given with { Optimizer = new Sgd(0.01, 0.9) });
        AssertRefused("its initial learning rate is 0.01, here it is 0.02", Given with { Optimizer = new Adam(0.02) });
        AssertRefused("its batch size is 8, here it is 9", Given with { BatchSize = 9 });
        AssertRefused("its seed is 0, here it is 1", Given with { Seed = 1 });
        AssertRefused("its shuffle is true, here it is false", Given with { Shuffle = false });
        AssertRefused("its schedule is none, here it is StepSchedule(3, 0.1, Epoch)", Given with { Schedule = new StepSchedule(3) });
        AssertRefused("its validation data is none, here it is given", Given with { Validation = TrainingData.Clusters(4) });
        AssertRefused("its label smoothing is 0, here it is 0.1", Given with { LabelSmoothing = 0.1 });
        AssertRefused(
            "'training/callbacks/NetGen.EarlyStopping1/best' is missing", Given with { Callbacks = [new EarlyStopping(MonitoredQuantity.Loss)] });
    }

    [Fact]
    public void Of_other_frozen_tensors()
    {
        (Dropping network, TrainingState state) = Fitted(Given);
        network.Freeze("dense2.bias");
        string message = Assert.Throws<ArgumentException>(() => network.Fit(TrainingData.Clusters(40), Given with { State = state })).Message;
        Assert.Contains("its list of frozen tensors is none, here it is dense2.bias", message, StringComparison.Ordinal);
        network.Unfreeze("dense2.bias");
        network.Fit(TrainingData.Clusters(40), Given with { State = state });
        Assert.Equal(NetworkBits.Of(Fitted(Given with { Epochs = 2 }).Network), NetworkBits.Of(network));
    }

    [Fact]
    public void Of_another_network()
    {
        TrainingState state = AfterOneEpoch();
        var other = new Normalised(1);
        float[] before = NetworkBits.Of(other);
        string message = Assert.Throws<ArgumentException>(() => other.Fit(TrainingData.Clusters(40), Given with { State = state })).Message;
        Assert.StartsWith("TrainingOptions.State: it is from another run: its network is Dropping, here it is Normalised. Set a new", message);
        Assert.Equal(before, NetworkBits.Of(other));

        // Of the same name: DenseModel takes the specification's.
        var floats = new TrainingState();
        TrainingOptions options = Given with { Optimizer = new Sgd(0.1), State = floats };
        Trainer.Fit<DenseModel<Logistic, float>, float>(DenseModel<Logistic, float>.Create(1), TrainingData.Clusters(40), options);
        message = Assert.Throws<ArgumentException>(() => Trainer.Fit<DenseModel<Logistic, double>, double>(
            DenseModel<Logistic, double>.Create(1), TrainingData.Clusters(40), options)).Message;
        Assert.Contains("its number type is Single, here it is Double", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_may_change_between_epochs_but_not_within_one()
    {
        TrainingState state = AfterOneEpoch();
        new Dropping(1).Fit(TrainingData.Clusters(33), Given with { State = state });
        Assert.Equal((2, 10L), (state.Epochs, state.TotalSteps));

        using var source = new CancellationTokenSource();
        var stop = new Listener { BatchEnd = _ => source.Cancel() };
        Assert.Throws<OperationCanceledException>(() => new Dropping(1).Fit(
            TrainingData.Clusters(40), Given with { State = state, Callbacks = [stop], CancellationToken = source.Token }));
        Assert.Equal((2, 11L), (state.Epochs, state.TotalSteps));
        string message = Assert.Throws<ArgumentException>(() => new Dropping(1).Fit(TrainingData.Clusters(41), Given with { State = state })).Message;
        Assert.Contains("its number of rows is 40, here it is 41", message, StringComparison.Ordinal);
        new Dropping(1).Fit(TrainingData.Clusters(40), Given with { State = state });
        Assert.Equal((3, 15L), (state.Epochs, state.TotalSteps));

        // So may its weights and the validation data's rows.
        state = Fitted(Given with { Validation = TrainingData.Clusters(4), ClassWeights = [1, 1] }).State;
        new Dropping(1).Fit(TrainingData.Clusters(40), Given with { State = state, Validation = TrainingData.Clusters(6), ClassWeights = [1, 2] });
        Assert.Equal(2, state.Epochs);
    }

    [Fact]
    public void After_a_failure_it_is_as_before_the_call()
    {
        (Dropping whole, TrainingState _) = Fitted(Given with { Epochs = 4 });
        (Dropping network, TrainingState state) = Fitted(Given);
        float[] before = NetworkBits.Of(network);
        TrainingOptions failing = Given with { Epochs = 3, State = state, OnEpoch = e => _ = e.Epoch < 3 ? 0 : throw new InvalidDataException("stop") };
        Assert.Throws<InvalidDataException>(() => network.Fit(TrainingData.Clusters(40), failing));
        Assert.Equal(1, state.Epochs);
        failing = Given with { State = state, Callbacks = [new Listener { TrainEnd = _ => throw new InvalidDataException("end") }] };
        Assert.Throws<InvalidDataException>(() => network.Fit(TrainingData.Clusters(40), failing));
        Assert.Equal(1, state.Epochs);
        Assert.NotEqual(before, NetworkBits.Of(network));

        // With the tensors of then it is as if nothing had happened.
        before.CopyTo(((INetwork<Dropping, float>)network).Parameters.Storage);
        network.Fit(TrainingData.Clusters(40), Given with { Epochs = 3, State = state });
        Assert.Equal(NetworkBits.Of(whole), NetworkBits.Of(network));
    }

    [Fact]
    public void A_copy_goes_on_from_the_same_place()
    {
        (Dropping whole, TrainingState _) = Fitted(Given with { Epochs = 3 });
        (Dropping first, TrainingState state) = Fitted(Given);
        (Dropping second, TrainingState _) = Fitted(Given);
        TrainingState copy = state.Copy();
        first.Fit(TrainingData.Clusters(40), Given with { Epochs = 2, State = state });
        Assert.Equal((3, 1), (state.Epochs, copy.Epochs));
        second.Fit(TrainingData.Clusters(40), Given with { Epochs = 2, State = copy });
        Assert.Equal(NetworkBits.Of(whole), NetworkBits.Of(first));
        Assert.Equal(NetworkBits.Of(whole), NetworkBits.Of(second));
    }

    [Fact]
    public void It_serves_one_run_at_a_time()
    {
        (Dropping network, TrainingState state) = Fitted(Given);
        string? message = null;
        network.Fit(TrainingData.Clusters(40), Given with
        {
            State = state,
            OnEpoch = _ => message = Assert.Throws<InvalidOperationException>(
                () => new Dropping(1).Fit(TrainingData.Clusters(40), Given with { State = state })).Message,
        });
        Assert.StartsWith("TrainingOptions.State is in use", message, StringComparison.Ordinal);
        Assert.Equal(2, state.Epochs);
        network.Fit(TrainingData.Clusters(40), Given with { State = state });
        Assert.Equal(3, state.Epochs);
    }

    /// <summary>What the user writes into the network between two calls stands, also over best weights that a call restored.</summary>
    [Fact]
    public void Tensors_changed_between_calls_stand()
    {
        foreach (Callback[] callbacks in new Callback[][] { [], [new EarlyStopping(MonitoredQuantity.Loss, minDelta: 100, patience: 9, restoreBestWeights: true)] })
        {
            TrainingOptions options = Given with { Epochs = 2, Callbacks = callbacks };
            (Dropping network, TrainingState state) = Fitted(options);
            network.WriteTensor("dense2.bias", [7]);
            float[] bias = new float[1];
            var look = new Listener { EpochBegin = training => network.ReadTensor("dense2.bias", training.Step == 0 && training.Epoch == 3 ? bias : new float[1]) };
            network.Fit(TrainingData.Clusters(40), options with { State = state, Callbacks = [.. callbacks, look] });
            Assert.Equal(7, bias[0]);
        }
    }

    [Fact]
    public void What_cannot_be_kept_is_refused_before_the_training()
    {
        int steps = 0;
        TrainingOptions options = Given with { Optimizer = new SignDescent(), State = new TrainingState(), Callbacks = [new Listener { BatchEnd = _ => steps++ }] };
        string message = Assert.Throws<NotSupportedException>(() => new Dropping(1).Fit(TrainingData.Clusters(40), options)).Message;
        Assert.Contains("override Transfer", message, StringComparison.Ordinal);
        Assert.Equal(0, steps);

        options = Given with { State = new TrainingState(), Callbacks = [new BackupAndRestore(Path.Combine(Path.GetTempPath(), "netgen-none"))] };
        message = Assert.Throws<ArgumentException>(() => new Dropping(1).Fit(TrainingData.Clusters(40), options)).Message;
        Assert.StartsWith("Both TrainingOptions.State and BackupAndRestore would say where the run goes on", message, StringComparison.Ordinal);
    }

    private static void AssertRefused(string problem, TrainingOptions options)
    {
        (Dropping network, TrainingState state) = Fitted(Given);
        float[] before = NetworkBits.Of(network);
        string message = Assert.Throws<ArgumentException>(() => network.Fit(TrainingData.Clusters(40), options with { State = state })).Message;
        Assert.StartsWith("TrainingOptions.State: ", message, StringComparison.Ordinal);
        Assert.Contains(problem, message, StringComparison.Ordinal);
        Assert.Equal(before, NetworkBits.Of(network));

        // Nothing is lost: the state goes on with the options it is of.
        network.Fit(TrainingData.Clusters(40), Given with { State = state });
        Assert.Equal(NetworkBits.Of(Fitted(Given with { Epochs = 2 }).Network), NetworkBits.Of(network));
    }

    private static TrainingState AfterOneEpoch() => Fitted(Given).State;

    private static (Dropping Network, TrainingState State) Fitted(TrainingOptions options)
    {
        var network = new Dropping(1);
        var state = new TrainingState();
        network.Fit(TrainingData.Clusters(40), options with { State = state });
        return (network, state);
    }
}
