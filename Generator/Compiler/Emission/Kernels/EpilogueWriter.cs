using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes what becomes of sums in registers: residual, activation and pooling, and where they are stored.</summary>
/// <param name="epilogue">What becomes of them.</param>
/// <param name="isa">The instruction set.</param>
/// <param name="code">Where.</param>
/// <param name="output">The reference to the output.</param>
internal sealed class EpilogueWriter(Epilogue epilogue, Isa isa, CodeWriter code, string output = "output")
{
    /// <summary>The activation of a value, as an expression; the value itself where there is none.</summary>
    public string Activated(string value) =>
        epilogue.Activation is { } activation ? ActivationCode.Of(activation).Value(isa, activation, value) : value;

    /// <summary>Takes the activation of a sum in its register.</summary>
    public void Activate(string sum)
    {
        if (epilogue.Activation is not null)
            code.Line($"{sum} = {Activated(sum)};");
    }

    /// <summary>Adds the residual to a sum, takes its activation, and stores it.</summary>
    /// <param name="sum">The register of the sum.</param>
    /// <param name="place">The row, pixel and channel to which its first lane belongs.</param>
    /// <param name="valid">Lanes that are elements; the others are stored as zeros.</param>
    /// <param name="isLast">Whether nothing reads the register behind the store, so that the activation needs no register.</param>
    public void Store(string sum, (int Row, int Pixel, int Channel) place, int valid, bool isLast = false)
    {
        if (epilogue.Residual is { } residual)
            code.Line($"{sum} += {isa.Load("residual", At(residual, place))};");
        string value = sum;
        if (isLast && epilogue.Activation is not null)
            value = $"({Activated(sum)})";
        else
            Activate(sum);
        code.Line(isa.Store(Masked(value, valid), output, At(epilogue.Output, place)));
    }

    /// <summary>The same for a sum that may lie beyond the last row or column, where nothing may be read or stored.</summary>
    /// <param name="sum">The register of the sum.</param>
    /// <param name="place">The row, pixel and channel to which its first lane belongs.</param>
    /// <param name="condition">What stands in front of the store; empty where it lies inside for sure.</param>
    public void StoreWhere(string sum, (int Row, int Pixel, int Channel) place, string condition)
    {
        string value = sum;
        if (epilogue.Residual is { } residual)
        {
            value = $"({sum} + {isa.Load("residual", At(residual, place))})";
            if (epilogue.Activation is not null)
                value = $"({Activated(value)})";
        }
        else
        {
            Activate(sum);
        }

        int offset = At(epilogue.Output, place);
        if (epilogue.Accumulate)
            value = $"({isa.Load(output, offset)} + {sum})";
        code.Line(condition + isa.Store(value, output, offset));
    }

    /// <summary>Stores the largest of four sums.</summary>
    /// <param name="sums">Their registers, by row and column.</param>
    /// <param name="place">The pooled row, pixel and channel.</param>
    /// <param name="condition">What stands in front of the store.</param>
    public void StorePooled(Func<int, int, string> sums, (int Row, int Pixel, int Channel) place, string condition = "")
    {
        string largest = sums(0, 0);
        code.Line($"{largest} = {isa.Largest(sums(1, 0), sums(1, 1), isa.Largest(largest, sums(0, 1)))};");
        StoreLargest(largest, place, isa.Lanes, condition);
    }

    /// <summary>Stores the largest of some sums, whose activation is still to be taken where they are not stored themselves.</summary>
    public void StoreLargest(string largest, (int Row, int Pixel, int Channel) place, int valid, string condition = "")
    {
        string value = epilogue.StoresSums ? largest : Activated(largest);
        code.Line(condition + isa.Store(Masked(value, valid), "pooled", At(epilogue.Pooled, place)));
    }

    private string Masked(string value, int valid) => valid < isa.Lanes ? isa.And(value, isa.Mask(valid)) : value;

    private static int At(Strides strides, (int Row, int Pixel, int Channel) place) =>
        place.Row * strides.Row + place.Pixel * strides.Pixel + place.Channel * strides.Channel;
}
