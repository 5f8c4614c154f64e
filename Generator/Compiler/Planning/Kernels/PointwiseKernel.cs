using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>A function of each element of one or several values.</summary>
/// <param name="ElementwiseLoop">The walk over the elements.</param>
/// <param name="Function">What is computed.</param>
/// <param name="Strides">The steps of each operand, the output last.</param>
/// <param name="Accumulate">Whether the result is added to the output rather than written.</param>
internal sealed record PointwiseKernel(ElementwiseLoop ElementwiseLoop, PointwiseFunction Function, EquatableArray<LoopStrides> Strides, bool Accumulate) : Kernel
{
    public override string Name => Function.Name;

    public override string Summary => $"{Function.Text}, {(long)ElementwiseLoop.Outer * ElementwiseLoop.Inner * ElementwiseLoop.Length} floats{(Accumulate ? ", added to the output" : "")}.";

    public override string[] Operands => [.. Function.Inputs, "output"];

    /// <summary>A step that computes the function from values into a value, all of one kind and shape.</summary>
    public static KernelCall Call(string stage, PointwiseFunction function, IReadOnlyList<Value> inputs, Value output, bool accumulate = false)
    {
        Value[] all = [.. inputs, output];
        ElementwiseLoop sweep = ElementwiseLoop.Over(all.Select(value => value.Layout).ToList(), function.KeepsZero);
        var kernel = new PointwiseKernel(sweep, function, new(all.Select(value => sweep.StridesOf(value.Layout))), accumulate);
        return new(stage, kernel, all.Select(value => value.First).ToArray());
    }
}

/// <summary>What a pointwise kernel computes. How it is spelt is known to the emission room.</summary>
internal abstract record PointwiseFunction(string Name, string Text, string[] Inputs)
{
    /// <summary>Whether it is 0 where all its inputs are.</summary>
    public virtual bool KeepsZero => true;

    // The names follow from the type and need not be compared.
    public virtual bool Equals(PointwiseFunction? other) => other is not null && EqualityContract == other.EqualityContract && Inputs.Length == other.Inputs.Length;

    public override int GetHashCode() => Name.GetHashCode() ^ Inputs.Length;
}

/// <summary>The activation of x.</summary>
internal sealed record ActivationFunction(ActivationOperation Operation) : PointwiseFunction("Activation", "The activation", ["x"])
{
    public override bool KeepsZero => Operation.KeepsZero;
}

/// <summary>The gradient of an activation's input, from its value and the value's gradient.</summary>
internal sealed record ActivationGradientFunction(ActivationOperation Operation)
    : PointwiseFunction("ActivationGradient", "The gradient of the activation's input", ["y", "dy"]);

/// <summary>The sum of several values, then an activation.</summary>
internal sealed record SumFunction(int Count, ActivationOperation? Operation)
    : PointwiseFunction("Add", $"The sum of {Count} values", Enumerable.Range(0, Count).Select(i => "x" + i).ToArray())
{
    public override bool KeepsZero => Operation?.KeepsZero ?? true;
}

/// <summary>The product of several values; also a gradient times the other factors.</summary>
internal sealed record ProductFunction(int Count)
    : PointwiseFunction("Multiply", $"The product of {Count} values", Enumerable.Range(0, Count).Select(i => "x" + i).ToArray());

/// <summary>The value itself.</summary>
internal sealed record IdentityFunction() : PointwiseFunction("Copy", "A copy", ["x"]);
