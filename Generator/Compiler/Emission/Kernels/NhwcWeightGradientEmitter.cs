using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="NhwcWeightGradientKernel"/>.</summary>
internal sealed class NhwcWeightGradientEmitter : KernelEmitter<NhwcWeightGradientKernel>
{
    protected override void Emit(NhwcWeightGradientKernel kernel, string method, Isa isa, CodeWriter code)
    {
        WeightGradientTile tile = WeightGradientTile.Choose(kernel, isa.Registers);
        code.Comment(kernel.Summary);
        code.Comment(Invariant($"Register tile: {tile.TapRows(kernel)}x{tile.TapColumns} taps x {tile.Channels} channels x {tile.Vectors} vectors of filters."));
        var lanes = LanePatterns.Of(kernel.Groups, kernel.Blocks, tile.Vectors, isa, marksPadding: true);
        var shapes = new List<WeightGradientTile>();
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            int groups = kernel.Blocks * isa.Registers.VectorsPerBlock / tile.Vectors;
            int tapRowGroups = tile.WholeKernel ? 1 : kernel.TapRows;
            using (code.Loop("group", groups, declares: false))
            using (code.Loop("tapRow", tapRowGroups, declares: false))
            {
                foreach (Segment column in Segment.Split(kernel.TapColumns, tile.TapColumns))
                foreach (Segment channel in Segment.Split(kernel.Channels, tile.Channels))
                {
                    var shape = tile with { TapColumns = column.Tile, Channels = channel.Tile };
                    if (!shapes.Contains(shape))
                        shapes.Add(shape);
                    using (code.Loop("column", column.Count, declares: false))
                    using (code.Loop("channel", channel.Count, declares: false))
                    {
                        string filters = Term("group", groups, tile.Vectors * isa.Lanes);
                        string channels = Sum(Term("channel", channel.Count, channel.Tile), CodeWriter.Number(channel.Start));
                        string weight = Sum(
                            filters,
                            Term("tapRow", tapRowGroups, kernel.TapColumns * kernel.Channels * kernel.Filters),
                            Term("column", column.Count, column.Tile * kernel.Channels * kernel.Filters),
                            Term("channel", channel.Count, channel.Tile * kernel.Filters),
                            CodeWriter.Number((column.Start * kernel.Channels + channel.Start) * kernel.Filters));
                        lanes.WriteChoice(filters, code, pattern =>
                        {
                            if (lanes[pattern ?? 0]?.Filters == 0)
                                return;

                            // Either the reference is moved to the first channel, or the places of the channels in a vector are.
                            LaneInputCode inputs = Inputs(kernel, lanes[pattern ?? 0], isa);
                            string input = Sum(
                                lanes.Input(filters, kernel.Channels * kernel.ChannelStride),
                                Term("tapRow", tapRowGroups, kernel.TapRowStride),
                                Term("column", column.Count, column.Tile * kernel.TapColumnStride),
                                Term("channel", channel.Count, channel.Tile * inputs.ChannelStride),
                                CodeWriter.Number(column.Start * kernel.TapColumnStride + channel.Start * inputs.ChannelStride));
                            code.Line($"{TileName(method, kernel, shape, pattern)}(ref {Isa.Move("input", input)}, ref {Isa.Move("outputGradient", filters)}, ref {Isa.Move("weightGradient", weight)}, count{(inputs.HasPlaces ? ", " + channels : "")});");
                        });
                    }
                }
            }
        }

        foreach (WeightGradientTile shape in shapes)
            for (int pattern = 0; pattern < lanes.Count; pattern++)
                if (lanes[pattern]?.Filters != 0)
                    WriteTile(kernel, shape, lanes[pattern], TileName(method, kernel, shape, lanes.Count == 1 ? null : pattern), isa, code);
    }

    private static LaneInputCode Inputs(NhwcWeightGradientKernel kernel, LaneGroups? pattern, Isa isa) => new(pattern, kernel.Channels, kernel.ChannelStride, isa);

    private static string TileName(string method, NhwcWeightGradientKernel kernel, WeightGradientTile tile, int? pattern) =>
        Invariant($"{method}_{tile.TapRows(kernel)}x{tile.TapColumns}x{tile.Channels}x{tile.Vectors}{(pattern is null ? "" : $"_{pattern}")}");

    private static void WriteTile(NhwcWeightGradientKernel kernel, WeightGradientTile tile, LaneGroups? pattern, string name, Isa isa, CodeWriter code)
    {
        LaneInputCode lanes = Inputs(kernel, pattern, isa);
        (int Row, int Column, int Channel)[] entries =
            (from row in Enumerable.Range(0, tile.TapRows(kernel))
             from column in Enumerable.Range(0, tile.TapColumns)
             from channel in Enumerable.Range(0, tile.Channels)
             select (row, column, channel)).ToArray();

        code.Line();
        code.Line(Leaf);
        using (code.Method($"private static void {name}(ref float input, ref float outputGradient, ref float gradient, int count{(lanes.HasPlaces ? ", int channel" : "")})"))
        {
            lanes.Declare(code);
            for (int channel = 0; channel < tile.Channels; channel++)
                lanes.DeclarePlaces(Places(channel), Sum("channel", CodeWriter.Number(channel)), code);
            for (int entry = 0; entry < entries.Length; entry++)
                for (int vector = 0; vector < tile.Vectors; vector++)
                    code.Line($"var {Register(tile, entry, vector)} = {isa.Zero};");
            if (IsLong(kernel))
                foreach (string register in Registers(tile, entries.Length))
                    WideSum.Declare(WideSum.Of(register), code);
            int gradients = tile.SharesInputs(kernel, isa.Registers) ? tile.TapColumns : tile.Vectors;
            code.Declare(isa.Type, Enumerable.Range(0, gradients).Select(gradient => Invariant($"g{gradient}")).Append("x"));

            using (code.Block("for (int sample = 0; sample < count; sample++)"))
            {
                WritePixels(kernel, tile, lanes, entries, isa, code);
                code.Line(Invariant($"input = ref Unsafe.Add(ref input, {kernel.InputSampleStride});"));
                code.Line(Invariant($"outputGradient = ref Unsafe.Add(ref outputGradient, {kernel.GradientSampleStride});"));
            }

            // The lanes beyond the last filter are zero, so adding them to what lies behind changes nothing. Where that may be another group's, not
            // even an input that is not finite may change it.
            for (int entry = 0; entry < entries.Length; entry++)
            {
                (int row, int column, int channel) = entries[entry];
                for (int vector = 0; vector < tile.Vectors; vector++)
                {
                    int offset = ((row * kernel.TapColumns + column) * kernel.Channels + channel) * kernel.Filters + vector * isa.Lanes;
                    string sum = IsLong(kernel) ? WideSum.Rounded(WideSum.Of(Register(tile, entry, vector))) : Register(tile, entry, vector);
                    if (pattern is { HasPadding: true })
                        sum = isa.And(sum, isa.Mask(pattern.Filters));
                    code.Line(isa.Store($"({isa.Load("gradient", offset)} + {sum})", "gradient", offset));
                }
            }
        }
    }

    private static void WritePixels(
        NhwcWeightGradientKernel kernel, WeightGradientTile tile, LaneInputCode lanes, (int Row, int Column, int Channel)[] entries, Isa isa, CodeWriter code)
    {
        // A window of outputs that slides pays off in a long row.
        int least = tile.SharesInputs(kernel, isa.Registers) ? tile.TapColumns : 1;
        int unroll = MethodBudget.Unroll(kernel.Columns, entries.Length * (tile.Vectors + kernel.InputCosts.Of(isa.Registers).MostSteps), least);
        bool isLong = IsLong(kernel), byRows = kernel.Columns <= WideSum.MostTerms;
        foreach (Segment band in Segment.Split(kernel.Rows, isLong ? Math.Max(1, WideSum.MostTerms / kernel.Columns) : kernel.Rows))
        {
            using (code.Loop("band", band.Count, declares: false))
            {
                using (code.Loop("row", band.Tile))
                    foreach (Segment column in Segment.Split(kernel.Columns, unroll))
                        WriteRow(band, column);
                if (isLong && byRows)
                    WideSum.Move(Registers(tile, entries.Length), isa, code);
            }
        }

        void WriteRow(Segment band, Segment column)
        {
            string Start(int rowStride, int columnStride) => Sum(
                Term("band", band.Count, band.Tile * rowStride), Term("row", band.Tile, rowStride), CodeWriter.Number(band.Start * rowStride + column.Start * columnStride));
            using CodeWriter.Braces block = code.Block();
            code.Line($"ref float x0 = ref {Isa.Move("input", Start(kernel.InputRowStride, kernel.InputColumnStride))};");
            code.Line($"ref float g = ref {Isa.Move("outputGradient", Start(kernel.GradientRowStride, kernel.GradientColumnStride))};");
            foreach (Segment part in Segment.Split(column.Count, isLong && !byRows ? Math.Max(1, WideSum.MostTerms / column.Tile) : column.Count))
            {
                using CodeWriter.Braces parts = code.Loop("part", part.Count, declares: false);
                using (code.Loop("column", part.Tile))
                {
                    if (tile.SharesInputs(kernel, isa.Registers))
                        WriteSharedInputs(kernel, tile, lanes, column.Tile, isa, code);
                    else
                        for (int pixel = 0; pixel < column.Tile; pixel++)
                            WritePixel(kernel, tile, lanes, entries, pixel, isa, code);
                    Advance(code, "x0", column.Tile * kernel.InputColumnStride, column.Count);
                    Advance(code, "g", column.Tile * kernel.GradientColumnStride, column.Count);
                }

                if (isLong && !byRows)
                    WideSum.Move(Registers(tile, entries.Length), isa, code);
            }
        }
    }

    private static bool IsLong(NhwcWeightGradientKernel kernel) => WideSum.IsWorth(kernel.Rows, kernel.Columns);

    private static IEnumerable<string> Registers(WeightGradientTile tile, int entries) =>
        from entry in Enumerable.Range(0, entries) from vector in Enumerable.Range(0, tile.Vectors) select Register(tile, entry, vector);

    /// <summary>A window of output gradients slides along the row; each input is read once for all the taps that meet it.</summary>
    private static void WriteSharedInputs(NhwcWeightGradientKernel kernel, WeightGradientTile tile, LaneInputCode lanes, int pixels, Isa isa, CodeWriter code)
    {
        int taps = tile.TapColumns;
        for (int input = 0; input < pixels + taps - 1; input++)
        {
            if (input < pixels)
                code.Line($"g{input % taps} = {isa.Load("g", input * kernel.GradientColumnStride)};");
            for (int row = 0; row < tile.TapRows(kernel); row++)
            {
                for (int channel = 0; channel < tile.Channels; channel++)
                {
                    code.Line($"x = {lanes.Value("x0", input * kernel.InputColumnStride + row * kernel.TapRowStride + channel * lanes.ChannelStride, Places(channel))};");
                    for (int tap = Math.Max(0, input - pixels + 1); tap <= Math.Min(input, taps - 1); tap++)
                    {
                        string sum = Register(tile, (row * taps + tap) * tile.Channels + channel, 0);
                        code.Line($"{sum} = {isa.MultiplyAdd("x", "g" + (input - tap) % taps, sum)};");
                    }
                }
            }
        }
    }

    private static void WritePixel(
        NhwcWeightGradientKernel kernel, WeightGradientTile tile, LaneInputCode lanes, (int Row, int Column, int Channel)[] entries, int pixel, Isa isa, CodeWriter code)
    {
        for (int vector = 0; vector < tile.Vectors; vector++)
            code.Line($"g{vector} = {isa.Load("g", pixel * kernel.GradientColumnStride + vector * isa.Lanes)};");
        for (int entry = 0; entry < entries.Length; entry++)
        {
            (int row, int column, int channel) = entries[entry];
            string x = lanes.Value("x0", pixel * kernel.InputColumnStride + row * kernel.TapRowStride + column * kernel.TapColumnStride + channel * lanes.ChannelStride, Places(channel));
            if (tile.Vectors > 1)
            {
                code.Line($"x = {x};");
                x = "x";
            }

            for (int vector = 0; vector < tile.Vectors; vector++)
                code.Line($"{Register(tile, entry, vector)} = {isa.MultiplyAdd(x, "g" + vector, Register(tile, entry, vector))};");
        }
    }

    private static string Places(int channel) => Invariant($"places{channel}");

    /// <summary>Sums are numbered by kernel row, then kernel column, then channel, then vector.</summary>
    private static string Register(WeightGradientTile tile, int entry, int vector) => Invariant($"s{entry * tile.Vectors + vector}");
}
