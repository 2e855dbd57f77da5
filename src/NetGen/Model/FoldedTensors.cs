using System;
using System.Numerics;
using System.Threading;

namespace NetGen;

/// <summary>
/// The weights and biases of a network's folded norms, behind the stored tensors in the flat buffer. They are computed when they are read for the
/// first time after a stored tensor may have changed: by one thread, while the others wait.
/// </summary>
internal sealed class FoldedTensors<T>(NetworkInfo info, AlignedBuffer<T> buffer)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Norm[] _norms = Array.ConvertAll([.. info.Folded], folded => new Norm(info, folded));
    private readonly Lock _computing = new();
    private volatile bool _areCurrent;

    /// <summary>A stored tensor may change.</summary>
    public void Expire() => _areCurrent = false;

    /// <summary>Computes them, unless they are as the stored tensors say. Allocates nothing.</summary>
    public void Compute()
    {
        if (_areCurrent)
        {
            return;
        }

        lock (_computing)
        {
            if (!_areCurrent)
            {
                foreach (Norm norm in _norms)
                {
                    norm.Compute(buffer.Span);
                }

                _areCurrent = true;
            }
        }
    }

    /// <summary>A folded norm with the tensors it is computed of. Without a bias b is 0; in a norm that is not affine γ is 1 and β is 0.</summary>
    private sealed class Norm(NetworkInfo info, FoldedNorm folded)
    {
        private readonly TensorInfo _weight = info.Tensor(folded.Layer + ".weight");
        private readonly TensorInfo? _bias = info.TensorOrNull(folded.Layer + ".bias");
        private readonly TensorInfo? _gamma = info.TensorOrNull(folded.Norm + ".weight");
        private readonly TensorInfo? _beta = info.TensorOrNull(folded.Norm + ".bias");
        private readonly TensorInfo _mean = info.Tensor(folded.Norm + ".running_mean");
        private readonly TensorInfo _variance = info.Tensor(folded.Norm + ".running_var");

        /// <summary>Computes W' and b' in double precision, row by row.</summary>
        public void Compute(Span<T> storage)
        {
            TensorLayout target = _weight.Layout with { Offset = folded.WeightOffset };
            for (int row = 0; row < _weight.Rows; row++)
            {
                double factor = Element(storage, _gamma, row, 1) / Math.Sqrt(Element(storage, _variance, row, 1) + folded.Epsilon);
                double centred = Element(storage, _bias, row, 0) - Element(storage, _mean, row, 0);
                storage[folded.BiasOffset + row] = T.CreateTruncating((centred * factor) + Element(storage, _beta, row, 0));
                for (int column = 0; column < _weight.Columns; column++)
                {
                    double value = double.CreateTruncating(storage[_weight.Layout.IndexOf(row, column, _weight.Columns)]);
                    storage[target.IndexOf(row, column, _weight.Columns)] = T.CreateTruncating(value * factor);
                }
            }
        }

        private static double Element(Span<T> storage, TensorInfo? vector, int row, double otherwise) =>
            vector is null ? otherwise : double.CreateTruncating(storage[vector.Layout.IndexOf(row, 0, 1)]);
    }
}
