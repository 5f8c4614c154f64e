using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="NhwcWeightGradientKernel"/>.</summary>
internal sealed class NhwcWeightGradientEmitter
    : TiledKernelEmitter<NhwcWeightGradientKernel, NhwcWeightGradientSchedule, NhwcWeightGradientTileSchedule>
{
    protected override string Describe(NhwcWeightGradientKernel kernel, NhwcWeightGradientSchedule schedule)
    {
        WeightGradientTile tile = schedule.Tile;
        return Invariant($"{tile.TapRows(kernel)}x{tile.TapColumns} taps x {tile.Channels} channels x {tile.Vectors} vectors of filters.");
    }

    protected override IEnumerable<NhwcWeightGradientTileSchedule> WriteWalk(
        NhwcWeightGradientKernel kernel, NhwcWeightGradientSchedule schedule, string method, Isa isa, CodeWriter code)
    {
        using (code.Loop("group", schedule.Groups, declares: false))
        using (code.Loop("tapRow", schedule.TapRowGroups, declares: false))
        {
            foreach (Segment column in schedule.Columns)
            foreach (Segment channel in schedule.Channels)
            {
                NhwcWeightGradientTileSchedule tile = schedule.Of(column, channel);
                using (code.Loop("column", column.Count, declares: false))
                using (code.Loop("channel", channel.Count, declares: false))
                    WriteCalls(kernel, schedule, tile, column, channel, method, isa, code);
                yield return tile;
            }
        }
    }

    protected override void WriteTile(
        NhwcWeightGradientKernel kernel, NhwcWeightGradientTileSchedule tile, string method, Isa isa, CodeWriter code)
    {
        LanePatterns lanes = Lanes(kernel, tile, isa);
        for (int pattern = 0; pattern < lanes.Count; pattern++)
        {
            if (lanes[pattern]?.Filters == 0)
                continue;
            var writer = new NhwcWeightGradientTileWriter(kernel, tile, lanes[pattern], isa, code);
            using (TileMethod(TileName(method, tile, lanes.Count == 1 ? null : pattern), writer.Parameters, code))
                writer.Write();
        }
    }

    private static void WriteCalls(
        NhwcWeightGradientKernel kernel,
        NhwcWeightGradientSchedule schedule,
        NhwcWeightGradientTileSchedule tile,
        Segment column,
        Segment channel,
        string method,
        Isa isa,
        CodeWriter code)
    {
        int filterStride = kernel.Filters, tapStride = kernel.Channels * kernel.Filters;
        Strides perTap = kernel.Input.PerTap;
        string filters = Term("group", schedule.Groups, schedule.Filters);
        string channels = Sum(Term("channel", channel.Count, channel.Tile), CodeWriter.Number(channel.Start));
        string weight = Sum(
            filters,
            Term("tapRow", schedule.TapRowGroups, kernel.Input.TapColumns * tapStride),
            Term("column", column.Count, column.Tile * tapStride),
            Term("channel", channel.Count, channel.Tile * filterStride),
            CodeWriter.Number((column.Start * kernel.Channels + channel.Start) * filterStride));
        LanePatterns lanes = Lanes(kernel, tile, isa);
        lanes.WriteChoice(filters, code, pattern =>
        {
            LaneGroups? groups = lanes[pattern ?? 0];
            if (groups?.Filters == 0)
                return;

            // Either the reference is moved to the first channel, or the places of the channels in a vector are.
            var inputs = new LaneInputCode(groups, kernel.Channels, perTap.Channel, isa);
            string input = Sum(
                lanes.Input(filters, kernel.Channels * perTap.Channel),
                Term("tapRow", schedule.TapRowGroups, perTap.Row),
                Term("column", column.Count, column.Tile * perTap.Pixel),
                Term("channel", channel.Count, channel.Tile * inputs.ChannelStride),
                CodeWriter.Number(column.Start * perTap.Pixel + channel.Start * inputs.ChannelStride));
            string references = $"ref {Isa.Move("input", input)}, ref {Isa.Move("outputGradient", filters)}, "
                + $"ref {Isa.Move("weightGradient", weight)}";
            code.Line($"{TileName(method, tile, pattern)}({references}, count{(inputs.HasPlaces ? ", " + channels : "")});");
        });
    }

    private static LanePatterns Lanes(NhwcWeightGradientKernel kernel, NhwcWeightGradientTileSchedule tile, Isa isa) =>
        LanePatterns.Of(kernel.Groups, kernel.Blocks, tile.Vectors, isa, marksPadding: true);

    private static string TileName(string method, NhwcWeightGradientTileSchedule tile, int? pattern) =>
        Invariant($"{method}_{tile.TapRows}x{tile.TapColumns}x{tile.Channels}x{tile.Vectors}{(pattern is null ? "" : $"_{pattern}")}");
}
