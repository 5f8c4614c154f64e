namespace Unroll;

/// <summary>Numbers as scale x number + minimum.</summary>
internal sealed class QuantizedReader(FloatReader numbers, double scale, double minimum) : FloatReader
{
    public override void Read(Span<float> next)
    {
        numbers.Read(next);
        if (scale == 1 && minimum == 0)
            return;
        foreach (ref float value in next)
            value = (float)((value * scale) + minimum);
    }

    public override void Dispose() => numbers.Dispose();
}
