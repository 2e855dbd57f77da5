using System;
using System.Numerics;

namespace NetGen;

/// <summary>Says where NaN or infinity is, once it is known that there is some.</summary>
internal static class NonFinite
{
    private const string Advice = "A lower learning rate or scaled features usually help.";

    /// <summary>The loss, a gradient or the next value of a buffer is not finite; the parameters have not been touched.</summary>
    public static TrainingException BeforeUpdate<T>(Parameters<T> parameters, Gradients<T> gradients, T loss, int epoch, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string? tensor = FirstTensor<T>(parameters.Info, parameters.Read);
        if (tensor is not null)
        {
            return Error(epoch, step, tensor, $"'{tensor}' held NaN or infinity before the step; load or create the network anew.");
        }

        tensor = FirstTensor<T>(parameters.Info, gradients.ReadTensor, trainedOnly: true);
        if (T.IsFinite(loss) && tensor is null)
        {
            tensor = FirstTensor<T>(parameters.Info, gradients.ReadUpdate);
            return Error(epoch, step, tensor, $"the next value of '{tensor}' holds NaN or infinity. The step changed no parameter. {Advice}");
        }

        string cause = (T.IsFinite(loss), tensor) switch
        {
            (true, _) => $"the gradient of '{tensor}' holds NaN or infinity",
            (false, null) => FormattableString.Invariant($"the loss is {loss}"),
            (false, _) => FormattableString.Invariant($"the loss is {loss} and the gradient of '{tensor}' holds NaN or infinity"),
        };
        return Error(epoch, step, tensor, $"{cause}. The step changed no parameter. {Advice}");
    }

    /// <summary>A finite gradient led to a parameter that is not.</summary>
    public static TrainingException AfterUpdate<T>(Parameters<T> parameters, int epoch, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string? tensor = FirstTensor<T>(parameters.Info, parameters.Read, trainedOnly: true);
        return Error(epoch, step, tensor, $"the update left NaN or infinity in '{tensor}'. {Advice}");
    }

    private static TrainingException Error(int epoch, int step, string? tensor, string cause) =>
        new($"Training stopped in epoch {epoch}, step {step}: {cause}", epoch, step, tensor);

    private static string? FirstTensor<T>(NetworkInfo info, Action<string, Span<T>> read, bool trainedOnly = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (TensorInfo tensor in info.Tensors)
        {
            if (tensor.Kind == TensorKind.Parameter || !trainedOnly)
            {
                T[] values = new T[tensor.ElementCount];
                read(tensor.Name, values);
                if (!Finite.All<T>(values))
                {
                    return tensor.Name;
                }
            }
        }

        return null;
    }
}
