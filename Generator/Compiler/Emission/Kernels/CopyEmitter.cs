using Unroll.Generator.Planning;
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
                RunCode.Copy("x", "y", schedule.Length, kernel.Accumulate, isa, code);
            else
                WriteElements(kernel, schedule, code);
        }
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
