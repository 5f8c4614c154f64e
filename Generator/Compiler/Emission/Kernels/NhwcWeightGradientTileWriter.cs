using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes a tile of <see cref="NhwcWeightGradientKernel"/>: some weights, over all pixels and samples.</summary>
internal sealed class NhwcWeightGradientTileWriter
{
    private readonly NhwcWeightGradientKernel kernel;
    private readonly NhwcWeightGradientTileSchedule tile;
    private readonly LaneGroups? pattern;
    private readonly LaneInputCode lanes;
    private readonly Isa isa;
    private readonly CodeWriter code;
    private readonly Strides perOutput, perTap;

    /// <summary>The weights of the tile.</summary>
    private readonly (int Row, int Column, int Channel)[] entries;

    public NhwcWeightGradientTileWriter(
        NhwcWeightGradientKernel kernel, NhwcWeightGradientTileSchedule tile, LaneGroups? pattern, Isa isa, CodeWriter code)
    {
        (this.kernel, this.tile, this.pattern, this.isa, this.code) = (kernel, tile, pattern, isa, code);
        (perOutput, perTap) = (kernel.Input.PerOutput, kernel.Input.PerTap);
        lanes = new(pattern, kernel.Channels, perTap.Channel, isa);
        entries =
        [
            .. from row in Enumerable.Range(0, tile.TapRows)
               from column in Enumerable.Range(0, tile.TapColumns)
               from channel in Enumerable.Range(0, tile.Channels)
               select (row, column, channel),
        ];
    }

    /// <summary>The parameters of the method.</summary>
    public string Parameters =>
        $"ref float input, ref float outputGradient, ref float gradient, int count{(lanes.HasPlaces ? ", int channel" : "")}";

    /// <summary>Writes the body.</summary>
    public void Write()
    {
        lanes.Declare(code);
        for (int channel = 0; channel < tile.Channels; channel++)
            lanes.DeclarePlaces(Places(channel), Sum("channel", CodeWriter.Number(channel)), code);
        foreach (string register in Registers)
            code.Line($"var {register} = {isa.Zero};");
        if (tile.Sums.IsLong)
            foreach (string register in Registers)
                WideSum.Declare(WideSum.Of(register), code);
        int gradients = tile.SharesInputs ? tile.TapColumns : tile.Vectors;
        code.Declare(isa.Type, Enumerable.Range(0, gradients).Select(gradient => Invariant($"g{gradient}")).Append("x"));
        using (code.Block("for (int sample = 0; sample < count; sample++)"))
        {
            WritePixels();
            code.Line(Invariant($"input = ref Unsafe.Add(ref input, {kernel.Input.Strides.Sample});"));
            code.Line(Invariant($"outputGradient = ref Unsafe.Add(ref outputGradient, {kernel.Gradient.Sample});"));
        }

        WriteEnd();
    }

    private void WritePixels()
    {
        foreach (Segment band in Segment.Split(kernel.Rows, tile.Sums.RowsAtOnce))
        {
            using (code.Loop("band", band.Count, declares: false))
            {
                using (code.Loop("row", band.Tile))
                    foreach (Segment column in Segment.Split(kernel.Columns, tile.PixelsAtOnce))
                        WriteRow(band, column);
                if (tile.Sums.EndsBehindRows)
                    WideSum.Move(Registers, isa, code);
            }
        }
    }

    private void WriteRow(Segment band, Segment column)
    {
        using CodeWriter.Braces block = code.Block();
        code.Line($"ref float x0 = ref {Isa.Move("input", Start(perOutput))};");
        code.Line($"ref float g = ref {Isa.Move("outputGradient", Start(kernel.Gradient))};");
        foreach (Segment part in Segment.Split(column.Count, tile.Sums.RoundsAtOnce(column.Count, column.Tile)))
        {
            using CodeWriter.Braces parts = code.Loop("part", part.Count, declares: false);
            using (code.Loop("column", part.Tile))
            {
                if (tile.SharesInputs)
                    WriteSharedInputs(column.Tile);
                else
                    for (int pixel = 0; pixel < column.Tile; pixel++)
                        WritePixel(pixel);
                Advance(code, "x0", column.Tile * perOutput.Pixel, column.Count);
                Advance(code, "g", column.Tile * kernel.Gradient.Pixel, column.Count);
            }

            if (tile.Sums.EndsWithinRows)
                WideSum.Move(Registers, isa, code);
        }

        string Start(Strides strides) => Sum(
            Term("band", band.Count, band.Tile * strides.Row), Term("row", band.Tile, strides.Row),
            CodeWriter.Number(band.Start * strides.Row + column.Start * strides.Pixel));
    }

    /// <summary>A window of output gradients slides along the row; each input is read once for all the taps that meet it.</summary>
    private void WriteSharedInputs(int pixels)
    {
        int taps = tile.TapColumns;
        for (int input = 0; input < pixels + taps - 1; input++)
        {
            if (input < pixels)
                code.Line($"g{input % taps} = {isa.Load("g", input * kernel.Gradient.Pixel)};");
            for (int row = 0; row < tile.TapRows; row++)
            {
                for (int channel = 0; channel < tile.Channels; channel++)
                {
                    code.Line($"x = {Input(input * perOutput.Pixel + row * perTap.Row, channel)};");
                    for (int tap = Math.Max(0, input - pixels + 1); tap <= Math.Min(input, taps - 1); tap++)
                    {
                        string sum = Register((row * taps + tap) * tile.Channels + channel, 0);
                        code.Line($"{sum} = {isa.MultiplyAdd("x", "g" + (input - tap) % taps, sum)};");
                    }
                }
            }
        }
    }

    private void WritePixel(int pixel)
    {
        for (int vector = 0; vector < tile.Vectors; vector++)
            code.Line($"g{vector} = {isa.Load("g", pixel * kernel.Gradient.Pixel + vector * isa.Lanes)};");
        for (int entry = 0; entry < entries.Length; entry++)
        {
            (int row, int column, int channel) = entries[entry];
            string x = Input(pixel * perOutput.Pixel + row * perTap.Row + column * perTap.Pixel, channel);
            if (tile.Vectors > 1)
            {
                code.Line($"x = {x};");
                x = "x";
            }

            for (int vector = 0; vector < tile.Vectors; vector++)
                code.Line($"{Register(entry, vector)} = {isa.MultiplyAdd(x, "g" + vector, Register(entry, vector))};");
        }
    }

    /// <summary>
    /// Adds the sums to the gradients. The lanes beyond the last filter are zero, so adding them to what lies behind changes nothing. Where
    /// that may be another group's, not even an input that is not finite may change it.
    /// </summary>
    private void WriteEnd()
    {
        for (int entry = 0; entry < entries.Length; entry++)
        {
            (int row, int column, int channel) = entries[entry];
            for (int vector = 0; vector < tile.Vectors; vector++)
            {
                int offset = ((row * kernel.Input.TapColumns + column) * kernel.Channels + channel) * kernel.Filters + vector * isa.Lanes;
                string sum = Register(entry, vector);
                if (tile.Sums.IsLong)
                    sum = WideSum.Rounded(WideSum.Of(sum));
                if (pattern is { HasPadding: true })
                    sum = isa.And(sum, isa.Mask(pattern.Filters));
                code.Line(isa.Store($"({isa.Load("gradient", offset)} + {sum})", "gradient", offset));
            }
        }
    }

    private string Input(int offset, int channel) => lanes.Value("x0", offset + channel * lanes.ChannelStride, Places(channel));

    private IEnumerable<string> Registers =>
        from entry in Enumerable.Range(0, entries.Length) from vector in Enumerable.Range(0, tile.Vectors) select Register(entry, vector);

    private static string Places(int channel) => Invariant($"places{channel}");

    /// <summary>Sums are numbered by kernel row, then kernel column, then channel, then vector.</summary>
    private string Register(int entry, int vector) => Invariant($"s{entry * tile.Vectors + vector}");
}
