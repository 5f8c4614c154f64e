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
