using System.Runtime.InteropServices;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Serving;
using TorchSharp;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>TorchSharp on libtorch: inference mode for predictions, its own optimizers for training.</summary>
internal sealed class TorchSharpContender : IContender
{
    private string _failure = "";

    public ICell? Open(NetworkSpec network, NetworkData data, Work work, int threads, out string reason)
    {
        reason = _failure;
        if (reason.Length > 0)
        {
            return null;
        }

        if (network.IsRecurrent)
        {
            reason = "PyTorch stands for it";
            return null;
        }

        try
        {
            set_num_threads(threads);
            return new Cell(network, data, work);
        }
        catch (Exception exception) when (exception.GetBaseException() is NotSupportedException or DllNotFoundException)
        {
            reason = _failure = "libtorch does not load: " + Cause(exception.GetBaseException());
            return null;
        }
    }

    // TorchSharp's own message guesses at packages; the loader's says what is missing.
    private static string Cause(Exception exception)
    {
        foreach (string folder in new[] { "cpu", Path.Combine("runtimes", "linux-x64", "native") })
        {
            string library = Path.Combine(AppContext.BaseDirectory, folder, "libLibTorchSharp.so");
            if (File.Exists(library) && !NativeLibrary.TryLoad(library, out _))
            {
                try
                {
                    NativeLibrary.Load(library);
                }
                catch (DllNotFoundException cause)
                {
                    return Loader(cause.Message);
                }
            }
        }

        return exception.Message.Split('\n')[0];
    }

    private static string Loader(string message) =>
        message.Split('\n').FirstOrDefault(l => l.Contains("version", StringComparison.Ordinal) || l.Contains("cannot", StringComparison.Ordinal))?.Split(": ", 2)[^1]
        ?? message.Split('\n')[0];

    private sealed class Cell : ICell
    {
        private readonly Work _work;
        private readonly TorchSharpNetwork _network;
        private readonly Tensor _inputs;
        private readonly Tensor[] _batches;
        private readonly Tensor[] _targets;
        private readonly float[] _outputs;
        private readonly Tensor _compared;
        private int _next;
        private float _sink;

        public Cell(NetworkSpec network, NetworkData data, Work work)
        {
            _work = work;
            _network = new TorchSharpNetwork(network, data, work);
            Tensor pool = tensor(data.Inputs, [NetworkData.Samples, .. network.Input.Select(extent => (long)extent)]);
            Tensor targets = tensor(data.Targets, [NetworkData.Samples, network.Outputs]);
            _inputs = pool.slice(0, 0, work.Batch, 1).clone();
            _compared = pool.slice(0, 0, Work.ComparedSamples, 1).clone();
            _batches = [.. pool.split(work.Batch)];
            _targets = [.. targets.split(work.Batch)];
            _outputs = new float[work.Batch * network.Outputs];
        }

        public float[] Result()
        {
            if (_work.Kind == WorkKind.Train)
            {
                Run(Work.ComparedSteps);
            }

            using IDisposable scope = NewDisposeScope();
            using IDisposable mode = inference_mode();
            return [.. _network.Predict(_work.Kind == WorkKind.Train ? _compared : _inputs).data<float>()];
        }

        public void Run(int calls)
        {
            if (_work.Kind == WorkKind.Train)
            {
                Train(calls);
                return;
            }

            using IDisposable mode = inference_mode();
            for (int i = 0; i < calls; i++)
            {
                using IDisposable scope = NewDisposeScope();
                _network.Predict(_inputs).data<float>().CopyTo(_outputs);
                _sink += _outputs[0];
                if (_work.Kind == WorkKind.Latency)
                {
                    _inputs.data<float>()[0] = _outputs[0];
                }
            }
        }

        private void Train(int calls)
        {
            for (int i = 0; i < calls; i++)
            {
                using IDisposable scope = NewDisposeScope();
                _network.Step(_batches[_next], _targets[_next]);
                _next = (_next + 1) % (NetworkData.Samples / _work.Batch);
            }
        }
    }
}
