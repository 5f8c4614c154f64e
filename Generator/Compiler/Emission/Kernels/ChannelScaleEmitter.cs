using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="ChannelScaleKernel"/>.</summary>
internal sealed class ChannelScaleEmitter : KernelEmitter<ChannelScaleKernel>
{
    protected override void WriteBody(ChannelScaleKernel kernel, Isa isa, CodeWriter code)
    {
        if (kernel.Geometry.Kind == LayoutKind.Nchw)
            WritePlanar(kernel, isa, code);
        else
            WritePadded(kernel, isa, code);
    }

    /// <summary>Vectors along the channels: the factors stay in registers while the pixels pass by.</summary>
    private static void WritePadded(ChannelScaleKernel kernel, Isa isa, CodeWriter code)
    {
        NormCode.Groups(kernel.Geometry.Padded, isa, code, group =>
        {
            foreach (int vector in group.Vectors)
            {
                code.Line($"var a{vector} = {group.Load("factors", 0, vector)};");
                if (kernel.Shifts)
                    code.Line($"var b{vector} = {group.Load("terms", 0, vector)};");
            }

            group.Pixels([("x", "input", kernel.Input), ("y", "output", kernel.Output)], vector =>
            {
                int offset = vector * isa.Lanes;
                string value = Scaled(kernel, isa, isa.Load("x", offset), isa.Load("y", offset), CodeWriter.Number(vector));
                code.Line($"var v{vector} = {value};");
                code.Line(isa.Store("v" + CodeWriter.Number(vector), "y", offset));
            });
        });
    }

    /// <summary>Vectors along the row. What a vector reaches behind it stays zero, also where a term is added.</summary>
    private static void WritePlanar(ChannelScaleKernel kernel, Isa isa, CodeWriter code)
    {
        ChannelGeometry geometry = kernel.Geometry;
        using (code.Loop("channel", geometry.Channels))
        {
            string channel = Term("channel", geometry.Channels, 1);
            code.Line($"var a = Create({Isa.Move("factors", channel)});");
            if (kernel.Shifts)
                code.Line($"var b = Create({Isa.Move("terms", channel)});");
            using (code.Loop("row", geometry.Rows))
            {
                code.Line($"ref float x = ref {Row("input", geometry, kernel.Input)};");
                code.Line($"ref float y = ref {Row("output", geometry, kernel.Output)};");
                WriteRow(kernel, isa, code);
            }
        }
    }

    private static void WriteRow(ChannelScaleKernel kernel, Isa isa, CodeWriter code)
    {
        (int whole, int rest, bool isUnrolled) = kernel.ScheduleFor(isa.Registers);
        for (int vector = 0; isUnrolled && vector < whole; vector++)
        {
            int offset = vector * isa.Lanes;
            code.Line(isa.Store($"({Scaled(kernel, isa, isa.Load("x", offset), isa.Load("y", offset))})", "y", offset));
        }

        if (!isUnrolled)
        {
            using (code.Block(Invariant($"for (int i = 0; i < {whole * isa.Lanes}; i += {isa.Lanes})")))
            {
                string value = Scaled(kernel, isa, "LoadUnsafe(ref x, (nuint)i)", "LoadUnsafe(ref y, (nuint)i)");
                code.Line($"({value}).StoreUnsafe(ref y, (nuint)i);");
            }
        }

        if (rest == 0)
            return;
        int last = whole * isa.Lanes;
        code.Line(isa.Store(isa.And($"({Scaled(kernel, isa, isa.Load("x", last), isa.Load("y", last))})", isa.Mask(rest)), "y", last));
    }

    /// <summary>The first element of the row at hand, inside loops named channel and row.</summary>
    public static string Row(string operand, ChannelGeometry geometry, Strides strides, string sample = "0") =>
        Isa.Move(operand, Sum(sample, Term("channel", geometry.Channels, strides.Channel), Term("row", geometry.Rows, strides.Row)));

    private static string Scaled(ChannelScaleKernel kernel, Isa isa, string x, string y, string vector = "") =>
        kernel.Shifts ? isa.MultiplyAdd(x, "a" + vector, "b" + vector)
        : kernel.Accumulate ? isa.MultiplyAdd(x, "a" + vector, y)
        : $"{x} * a{vector}";
}
