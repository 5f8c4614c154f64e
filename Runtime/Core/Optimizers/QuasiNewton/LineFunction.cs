namespace Unroll;

/// <summary>The function along a direction from where the values stand; the values move there when it is asked for.</summary>
internal readonly ref struct LineFunction(Span<float> values, Objective objective, LbfgsBuffers buffers)
{
    private readonly Span<float> _values = values;

    /// <summary>The largest change of a value by a step of 1.</summary>
    public double LargestDirection { get; } = Magnitude.Largest(buffers.Direction);

    /// <summary>Looks at a place.</summary>
    /// <param name="step">The step that leads there.</param>
    /// <param name="first">A place whose gradient must be kept, besides that of the start.</param>
    /// <param name="second">Another.</param>
    public LinePoint At(double step, LinePoint first, LinePoint second)
    {
        int slot = 1;
        while (slot == first.Slot || slot == second.Slot)
            slot++;
        MoveTo(step);
        if (!float.IsFinite(Magnitude.Largest(_values)))
            return new(step, double.PositiveInfinity, 0, slot);
        Span<float> gradients = buffers.Gradient(slot);
        double loss = buffers.Evaluate(objective, _values, gradients);
        if (!double.IsFinite(loss) || !float.IsFinite(Magnitude.Largest(gradients)))
            return new(step, double.PositiveInfinity, 0, slot);
        return new(step, loss, DoublePrecision.Dot(gradients, buffers.Direction), slot);
    }

    /// <summary>Moves the values: start + step x direction.</summary>
    public void MoveTo(double step) => Vectors.AddScaled(buffers.Start, (float)step, buffers.Direction, _values);
}
