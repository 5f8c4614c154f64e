using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="DenseKernel"/>.</summary>
internal sealed class DenseEmitter : KernelEmitter<DenseKernel>
{
    protected override string Note(DenseKernel kernel, Isa isa)
    {
        DenseSchedule schedule = kernel.ScheduleFor(isa.Registers);
        int vectors = schedule.Blocks * isa.Registers.VectorsPerBlock;
        return Invariant($"Register tile: {vectors} vectors of outputs x {schedule.Sums} inputs with sums of their own.");
    }

    protected override void WriteBody(DenseKernel kernel, Isa isa, CodeWriter code)
    {
        DenseSchedule schedule = kernel.ScheduleFor(isa.Registers);
        (int blocks, int sums, int vectors) = (schedule.Blocks, schedule.Sums, schedule.Blocks * isa.Registers.VectorsPerBlock);
        int groups = kernel.Blocks / blocks;
        if (kernel.IsParallel)
        {
            code.Share("Group", groups);
            Skip("weights", kernel.Inputs);
            if (kernel.Epilogue.Bias)
                Skip("bias", 1);
            Skip("output", 1);
        }

        using CodeWriter.Braces loop = kernel.IsParallel
            ? code.Block("for (int group = firstGroup; group < endGroup; group++)")
            : code.Loop("group", groups);
        for (int input = 0; input < sums; input++)
            for (int vector = 0; vector < vectors; vector++)
            {
                string start = input == 0 && kernel.Epilogue.Bias ? isa.Load("bias", vector * isa.Lanes) : isa.Zero;
                code.Line($"var s{input}_{vector} = {start};");
            }

        code.Line($"{isa.Type} x;");
        WriteInputs(kernel, schedule, vectors, isa, code);
        WriteEnd(kernel, sums, vectors, isa, code);
        Advance(code, "weights", kernel.Inputs * Layout.Block * blocks, groups);
        if (kernel.Epilogue.Bias)
            Advance(code, "bias", Layout.Block * blocks, groups);
        Advance(code, "output", Layout.Block * blocks, groups);

        void Skip(string reference, int floats) =>
            code.Line(Invariant($"{reference} = ref Unsafe.Add(ref {reference}, firstGroup * {floats * Layout.Block * blocks});"));
    }

    private static void WriteInputs(DenseKernel kernel, DenseSchedule schedule, int vectors, Isa isa, CodeWriter code)
    {
        code.Line("ref float xs = ref input;");
        code.Line("ref float ws = ref weights;");
        foreach (Segment segment in Segment.Split(kernel.Inputs, schedule.InputsAtOnce))
        {
            using (code.Loop("i", segment.Count))
            {
                for (int input = 0; input < segment.Tile; input++)
                {
                    code.Line($"x = {isa.Broadcast("xs", input)};");
                    for (int vector = 0; vector < vectors; vector++)
                    {
                        int lane = vector * isa.Lanes;
                        string w = isa.Load(
                            "ws", lane / Layout.Block * kernel.Inputs * Layout.Block + input * Layout.Block + lane % Layout.Block);
                        string sum = Invariant($"s{input % schedule.Sums}_{vector}");
                        code.Line($"{sum} = {isa.MultiplyAdd("x", w, sum)};");
                    }
                }

                if (kernel.Inputs > schedule.InputsAtOnce)
                {
                    code.Line(Invariant($"xs = ref Unsafe.Add(ref xs, {segment.Tile});"));
                    code.Line(Invariant($"ws = ref Unsafe.Add(ref ws, {segment.Tile * Layout.Block});"));
                }
            }
        }
    }

    private static void WriteEnd(DenseKernel kernel, int sums, int vectors, Isa isa, CodeWriter code)
    {
        var writer = new EpilogueWriter(kernel.Epilogue, isa, code);
        for (int vector = 0; vector < vectors; vector++)
        {
            code.Line($"x = {string.Join(" + ", Enumerable.Range(0, sums).Select(sum => Invariant($"s{sum}_{vector}")))};");
            writer.Store("x", (0, 0, vector * isa.Lanes), isa.Lanes);
        }
    }
}
