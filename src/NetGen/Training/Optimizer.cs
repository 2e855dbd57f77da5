using System;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace NetGen;

/// <summary>
/// A rule that turns gradients into better parameters, with its hyper-parameters. Rules and defaults are PyTorch 1.13's.
/// It is a description that no run changes, so one optimizer may serve several runs at once: what a run changes, its learning rate
/// included, is in the state that <see cref="CreateState{T}"/> makes.
/// </summary>
/// <remarks>
/// To write your own, derive from this class, and return from <see cref="CreateSingleState"/> and <see cref="CreateDoubleState"/> an
/// <see cref="OptimizerState{T}"/> that reads its own <see cref="OptimizerState{T}.LearningRate"/> in every step, not the optimizer's.
/// </remarks>
public abstract class Optimizer
{
    /// <summary>Sets the learning rate.</summary>
    /// <param name="learningRate">The step length; finite, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative or infinite learning rate, or NaN.</exception>
    protected Optimizer(double learningRate) => LearningRate = NonNegative(learningRate);

    /// <summary>
    /// The learning rate that a run starts with: the step length; finite, 0 or more. The rate that a run has at the moment is
    /// <see cref="OptimizerState{T}.LearningRate"/> in a loop of your own and <see cref="TrainingContext.LearningRate"/> in a callback.
    /// </summary>
    public double LearningRate { get; }

    /// <summary>
    /// The state of one training run: the learning rate, which starts at the optimizer's, moments, accumulators, the number of steps.
    /// </summary>
    /// <typeparam name="T">The network's number type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="length">The number of elements to train, padding counted: the length of every span the state's steps get.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative length.</exception>
    /// <exception cref="NotSupportedException">Another number type.</exception>
    /// <exception cref="InvalidOperationException">The optimizer's own method returned null.</exception>
    public OptimizerState<T> CreateState<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Were this the virtual method, with its type parameter, Native AOT would need its type loader for it: 170 KB in every program.
        object? made = typeof(T) == typeof(float) ? CreateSingleState(length)
            : typeof(T) == typeof(double) ? CreateDoubleState(length)
            : throw new NotSupportedException($"Networks are trained in float or double, not in {typeof(T).Name}.");
        var state = (OptimizerState<T>)(made ?? throw new InvalidOperationException(
            $"{GetType()}.{(typeof(T) == typeof(float) ? nameof(CreateSingleState) : nameof(CreateDoubleState))} returned null."));
        state.LearningRate = LearningRate;
        return state;
    }

    /// <summary>
    /// The rule with its numbers, the learning rate left out: what a checkpoint keeps to tell one optimizer from another. The type's name unless
    /// overridden.
    /// </summary>
    protected internal virtual string Describe() => GetType().ToString();

    /// <summary>The state of one training run of a network of floats.</summary>
    /// <param name="length">As <see cref="CreateState{T}"/> gets it.</param>
    protected abstract OptimizerState<float> CreateSingleState(int length);

    /// <summary>The state of one training run of a network of doubles.</summary>
    /// <param name="length">As <see cref="CreateState{T}"/> gets it.</param>
    protected abstract OptimizerState<double> CreateDoubleState(int length);

    internal static double NonNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw Error(name, "finite and at least 0", value);

    internal static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Error(name, "finite and above 0", value);

    internal static double DecayRate(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw Error(name, "at least 0 and below 1", value);

    internal static string Describe(string name, params ReadOnlySpan<double> numbers)
    {
        var text = new StringBuilder(name);
        foreach (double number in numbers)
        {
            text.Append(' ').Append(number.ToString("R", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static ArgumentOutOfRangeException Error(string name, string requirement, double value) =>
        new(name, FormattableString.Invariant($"{name} must be {requirement}, but is {value}."));
}
