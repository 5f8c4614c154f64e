using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="CopyKernel"/>.</summary>
internal sealed class CopyEmitter : KernelEmitter<CopyKernel>
{
    protected override void WriteBody(CopyKernel kernel, Isa isa, CodeWriter code)
    {
        (int outer, int inner, int length, LoopStrides from, LoopStrides to, int fromStep, int toStep) = Runs(kernel);
        using (code.Loop("outer", outer))
        using (code.Loop("inner", inner))
        {
            code.Line($"ref float x = ref {Isa.Move("source", Sum(Term("outer", outer, from.Outer), Term("inner", inner, from.Inner)))};");
            code.Line($"ref float y = ref {Isa.Move("target", Sum(Term("outer", outer, to.Outer), Term("inner", inner, to.Inner)))};");
            if (fromStep == 1 && toStep == 1)
                WriteRun(kernel, length, isa, code);
            else
                WriteElements(kernel, length, fromStep, toStep, code);
        }
    }

    /// <summary>Runs of elements that lie side by side on both sides where there are any; else the channels of each pixel.</summary>
    private static (int Outer, int Inner, int Length, LoopStrides From, LoopStrides To, int FromStep, int ToStep) Runs(CopyKernel kernel)
    {
        (Strides from, Strides to) = (kernel.From, kernel.To);
        bool rowsWhole = (kernel.Width == 1 || (from.Pixel == kernel.Channels && to.Pixel == kernel.Channels))
            && (kernel.Channels == 1 || (from.Channel == 1 && to.Channel == 1));
        int row = kernel.Width * kernel.Channels;
        if (rowsWhole && (kernel.Height == 1 || (from.Row == row && to.Row == row)))
            return (1, 1, kernel.Height * row, default, default, 1, 1);
        if (rowsWhole)
            return (1, kernel.Height, row, new(0, from.Row), new(0, to.Row), 1, 1);
        if (from.Pixel == 1 && to.Pixel == 1)
            return (kernel.Channels, kernel.Height, kernel.Width, new(from.Channel, from.Row), new(to.Channel, to.Row), 1, 1);
        if (from.Channel == 1 && to.Channel == 1)
            return (kernel.Height, kernel.Width, kernel.Channels, new(from.Row, from.Pixel), new(to.Row, to.Pixel), 1, 1);
        // In another order: along the row, so that the planar side is read or written in order. All channels of a row together, because
        // they share the cache lines of the other side.
        return (kernel.Height, kernel.Channels, kernel.Width, new(from.Row, from.Channel), new(to.Row, to.Channel), from.Pixel, to.Pixel);
    }

    private static void WriteRun(CopyKernel kernel, int length, Isa isa, CodeWriter code)
    {
        if (!kernel.Accumulate)
        {
            code.Line(Invariant($"MemoryMarshal.CreateReadOnlySpan(ref x, {length}).CopyTo(MemoryMarshal.CreateSpan(ref y, {length}));"));
            return;
        }

        int whole = length / isa.Lanes * isa.Lanes;
        if (whole > 0)
        {
            using (code.Block(Invariant($"for (int i = 0; i < {whole}; i += {isa.Lanes})")))
                code.Line($"(LoadUnsafe(ref y, (nuint)i) + LoadUnsafe(ref x, (nuint)i)).StoreUnsafe(ref y, (nuint)i);");
        }

        for (int i = whole; i < length; i++)
            code.Line($"{Isa.At("y", i)} += {Isa.At("x", i)};");
    }

    private static void WriteElements(CopyKernel kernel, int length, int fromStep, int toStep, CodeWriter code)
    {
        // Several elements a round: one takes no longer than a store, less than the loop around it.
        foreach (Segment segment in Segment.Split(length, Math.Min(length, 16)))
        {
            using (code.Loop("i", segment.Count))
            {
                for (int i = 0; i < segment.Tile; i++)
                {
                    string target = Isa.Move(
                        "y", Sum(Term("i", segment.Count, segment.Tile * toStep), CodeWriter.Number((segment.Start + i) * toStep)));
                    string source = Isa.Move(
                        "x", Sum(Term("i", segment.Count, segment.Tile * fromStep), CodeWriter.Number((segment.Start + i) * fromStep)));
                    code.Line($"{target} {(kernel.Accumulate ? "+=" : "=")} {source};");
                }
            }
        }
    }
}
