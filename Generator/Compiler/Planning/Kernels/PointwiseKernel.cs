namespace Unroll.Generator.Planning;

/// <summary>A function of each element of one or several values.</summary>
/// <param name="Loop">The walk over the elements.</param>
/// <param name="Function">What is computed.</param>
/// <param name="Strides">The steps of each operand, the output last.</param>
/// <param name="Accumulate">Whether the result is added to the output rather than written.</param>
internal sealed record PointwiseKernel(
    ElementwiseLoop Loop, PointwiseFunction Function, EquatableArray<LoopStrides> Strides, bool Accumulate)
    : Kernel, IScheduled<RunSchedule>
{
    /// <summary>The vectors of a run up to which they are straight-line code, and those of a function of many steps.</summary>
    private const int LargestUnrolledRun = 8, LargestLongRun = 2;

    /// <summary>How a run is taken.</summary>
    /// <param name="registers">The vector registers.</param>
    public RunSchedule ScheduleFor(RegisterFile registers) =>
        RunSchedule.Of(Loop.Length, Function.IsLong ? LargestLongRun : LargestUnrolledRun, registers);

    public override string Name => Function.Name;

    public override string Summary =>
        $"{Function.Text}, {(long)Loop.Outer * Loop.Inner * Loop.Length} floats"
        + (Accumulate ? ", added to the output." : ".");

    public override string[] Operands => [.. Function.Inputs, "output"];

    /// <summary>A call that computes the function from values into a value, all of one kind and shape.</summary>
    /// <param name="stage">The stage it works for.</param>
    /// <param name="function">The function.</param>
    /// <param name="inputs">The values it reads.</param>
    /// <param name="output">The value it writes.</param>
    /// <param name="accumulate">Whether the result is added to what the output holds.</param>
    /// <param name="last">The last input, where it is no value but has a number for each channel or for all. It may not be given where the
    /// output is in the caller's order.</param>
    public static KernelCall Call(
        string stage, PointwiseFunction function, IReadOnlyList<Value> inputs, Value output, bool accumulate = false, Operand? last = null)
    {
        Value[] all = [.. inputs, output];
        ElementwiseLoop loop = ElementwiseLoop.Over(
            all.Select(value => value.Layout).ToList(), function.KeepsZero, function.LastInput == LastInput.Channels);
        List<LoopStrides> strides = all.Select(value => loop.StridesOf(value.Layout)).ToList();
        List<Operand> operands = all.Select(value => value.First).ToList();
        if (last is not null)
        {
            strides.Insert(inputs.Count, function.LastInput == LastInput.Channels && loop.Run == Run.PlaneRow ? new(1, 0) : new(0, 0));
            operands.Insert(inputs.Count, last);
        }

        return new(stage, new PointwiseKernel(loop, function, new(strides), accumulate), operands.ToArray());
    }
}
