using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="NchwWeightGradientKernel"/>.</summary>
internal sealed class NchwWeightGradientEmitter
    : TiledKernelEmitter<NchwWeightGradientKernel, NchwWeightGradientSchedule, NchwWeightGradientTileSchedule>
{
    protected override string Describe(NchwWeightGradientKernel kernel, NchwWeightGradientSchedule schedule) =>
        Invariant($"{schedule.Tile.TapColumns} kernel columns x {schedule.Tile.Filters} filters; lanes are pixels of a row.");

    protected override IEnumerable<NchwWeightGradientTileSchedule> WriteWalk(
        NchwWeightGradientKernel kernel, NchwWeightGradientSchedule schedule, string method, Isa isa, CodeWriter code)
    {
        code.Line(Invariant($"MemoryMarshal.CreateSpan(ref scratch, {kernel.Weights * isa.Lanes}).Clear();"));
        using (code.Block("for (int sample = 0; sample < count; sample++)"))
        {
            foreach (Segment filter in schedule.Filters)
            foreach (Segment column in schedule.Columns)
            {
                NchwWeightGradientTileSchedule tile = schedule.Of(column, filter);
                using (code.Loop("filter", filter.Count, declares: false))
                using (code.Loop("channel", kernel.Channels, declares: false))
                using (code.Loop("tapRow", kernel.Input.TapRows, declares: false))
                using (code.Loop("column", column.Count, declares: false))
                    code.Line($"{TileName(method, tile)}({Arguments(kernel, column, filter, isa)});");
                yield return tile;
            }

            code.Line(Invariant($"input = ref Unsafe.Add(ref input, {kernel.Input.Strides.Sample});"));
            code.Line(Invariant($"outputGradient = ref Unsafe.Add(ref outputGradient, {kernel.Gradient.Sample});"));
        }

        using (code.Block(Invariant($"for (int weight = 0; weight < {kernel.Weights}; weight++)")))
        {
            string sums = isa.Load("scratch", Invariant($"(nuint)(weight * {isa.Lanes})"));
            code.Line($"Unsafe.Add(ref weightGradient, weight) += {isa.Sum(sums)};");
        }
    }

    protected override void WriteTile(
        NchwWeightGradientKernel kernel, NchwWeightGradientTileSchedule tile, string method, Isa isa, CodeWriter code)
    {
        using (TileMethod(TileName(method, tile), "ref float input, ref float outputGradient, ref float sums", code))
            new NchwWeightGradientTileWriter(kernel, tile, isa, code).Write();
    }

    private static string Arguments(NchwWeightGradientKernel kernel, Segment column, Segment filter, Isa isa)
    {
        Strides strides = kernel.Input.Strides;
        string input = Sum(
            Term("channel", kernel.Channels, strides.Channel),
            Term("tapRow", kernel.Input.TapRows, strides.Row),
            Term("column", column.Count, column.Tile),
            CodeWriter.Number(column.Start));
        string gradient = Sum(
            Term("filter", filter.Count, filter.Tile * kernel.Gradient.Channel),
            CodeWriter.Number(filter.Start * kernel.Gradient.Channel));
        int tap = kernel.Channels * kernel.Filters;
        string weight = Sum(
            Term("tapRow", kernel.Input.TapRows, isa.Lanes * kernel.Input.TapColumns * tap),
            Term("column", column.Count, isa.Lanes * column.Tile * tap),
            Term("channel", kernel.Channels, isa.Lanes * kernel.Filters),
            Term("filter", filter.Count, isa.Lanes * filter.Tile),
            CodeWriter.Number(isa.Lanes * (column.Start * tap + filter.Start)));
        return $"ref {Isa.Move("input", input)}, ref {Isa.Move("outputGradient", gradient)}, ref {Isa.Move("scratch", weight)}";
    }

    private static string TileName(string method, NchwWeightGradientTileSchedule tile) =>
        Invariant($"{method}_{tile.TapColumns}x{tile.Filters}");
}
