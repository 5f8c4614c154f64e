using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="CopyKernel"/>.</summary>
internal sealed class CopyEmitter : KernelEmitter<CopyKernel>
{
    protected override void WriteBody(CopyKernel kernel, Isa isa, CodeWriter code)
    {
        CopySchedule schedule = kernel.Schedule;
        (int outer, int inner, LoopStrides from, LoopStrides to) = (schedule.Outer, schedule.Inner, schedule.From, schedule.To);
        using (code.Loop("outer", outer))
        using (code.Loop("inner", inner))
        {
            code.Line($"ref float x = ref {Isa.Move("source", Sum(Term("outer", outer, from.Outer), Term("inner", inner, from.Inner)))};");
            code.Line($"ref float y = ref {Isa.Move("target", Sum(Term("outer", outer, to.Outer), Term("inner", inner, to.Inner)))};");
            if (schedule.IsContiguous)
                WriteRun(kernel, schedule.Length, isa, code);
            else
                WriteElements(kernel, schedule, code);
        }
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

    private static void WriteElements(CopyKernel kernel, CopySchedule schedule, CodeWriter code)
    {
        (int fromStep, int toStep) = (schedule.FromStep, schedule.ToStep);
        foreach (Segment segment in schedule.Elements)
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
