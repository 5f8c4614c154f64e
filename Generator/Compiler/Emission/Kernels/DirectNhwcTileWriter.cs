using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes the body of a tile of <see cref="DirectNhwcKernel"/>: the sums begin, the taps and channels run by, the sums are stored.</summary>
internal static class DirectNhwcTileWriter
{
    /// <summary>Floats between the weights that are read and those that are asked for: some hundred cycles of work.</summary>
    private const int PrefetchDistance = 64 * Layout.Block;

    /// <summary>The vector of the places of the present channel, where inputs are permuted.</summary>
    private const string Channel = "places";

    public static void Write(DirectNhwcKernel kernel, DirectNhwcTile tile, LaneGroups? pattern, Isa isa, CodeWriter code)
    {
        var lanes = new LaneInputCode(pattern, kernel.Channels, kernel.ChannelStride, isa);
        if (kernel.VisitsPixelsOnce && kernel.Pooling != Pooling.Only)
            WriteOutputPrefetch(kernel, tile, isa, code);
        WriteStart(kernel, tile, isa, code);
        lanes.Declare(code);
        WriteSums(kernel, tile, lanes, isa, code);
        WriteEnd(kernel, tile, isa, code);
    }

    /// <summary>
    /// Asks for the lines that the next tile along the row will write: a large output comes from a far cache or from memory, in short runs that the
    /// hardware does not foresee, and a store waits for its line.
    /// </summary>
    private static void WriteOutputPrefetch(DirectNhwcKernel kernel, DirectNhwcTile tile, Isa isa, CodeWriter code)
    {
        foreach ((int row, int column, int vector) in Places(tile))
            if (vector * isa.Lanes % Layout.Block == 0)
                code.Line($"Prefetch.Read(ref {Isa.At("output", OutputOffset(kernel, isa, row, column + tile.Columns, vector))});");
    }

    private static void WriteStart(DirectNhwcKernel kernel, DirectNhwcTile tile, Isa isa, CodeWriter code)
    {
        code.Declare(isa.Type, Places(tile).Select(place => Register(tile, place.Row, place.Column, place.Vector)));
        if (kernel.Accumulate)
        {
            foreach ((int row, int column, int vector) in Places(tile))
                code.Line($"{Register(tile, row, column, vector)} = {isa.Load("output", OutputOffset(kernel, isa, row, column, vector))};");
            return;
        }

        // All sums of a vector of filters begin alike.
        foreach (IGrouping<int, string> alike in Places(tile).GroupBy(place => kernel.Bias ? place.Vector : 0, place => Register(tile, place.Row, place.Column, place.Vector)))
            code.Line($"{string.Join(" = ", alike)} = {(kernel.Bias ? isa.Load("bias", alike.Key * isa.Lanes) : isa.Zero)};");
    }

    /// <summary>All taps of a channel are one piece of straight-line code, or one row of taps, or one tap, as the budget of a method allows.</summary>
    private static void WriteSums(DirectNhwcKernel kernel, DirectNhwcTile tile, LaneInputCode lanes, Isa isa, CodeWriter code)
    {
        int perTap = tile.Work(kernel, isa.Registers);
        int weightVectors = tile.SharesInputs(kernel, isa.Registers) ? kernel.TapColumns : tile.Vectors;
        code.Declare(isa.Type, Enumerable.Range(0, weightVectors).Select(vector => Invariant($"w{vector}")).Append("x"));
        lanes.DeclarePlaces(Channel, "0", code);

        if (MethodBudget.HoldsWholeKernel(isa.Registers, kernel.TapRows, kernel.TapColumns, tile.Rows, perTap))
        {
            int unroll = MethodBudget.Unroll(kernel.Channels, kernel.Taps * perTap);
            unroll = kernel.Channels % unroll == 0 ? unroll : 1;
            using (code.Loop("channel", kernel.Channels / unroll))
            {
                for (int channel = 0; channel < unroll; channel++)
                {
                    for (int row = 0; row < kernel.TapRows; row++)
                        WriteKernelRow(kernel, tile, lanes, isa, code, "input", row * kernel.TapRowStride + channel * lanes.ChannelStride, channel * kernel.Taps + row * kernel.TapColumns);
                    lanes.Advance(Channel, code);
                }

                if (!lanes.HasPlaces)
                    Advance(code, "input", unroll * kernel.ChannelStride, kernel.Channels / unroll);
                Advance(code, "weights", unroll * kernel.Taps * Layout.Block, kernel.Channels / unroll);
            }

            return;
        }

        bool wholeRow = kernel.TapColumns * perTap <= isa.Registers.MultiplyAdds;
        using (code.Loop("channel", kernel.Channels))
        {
            code.Line("ref float line = ref input;");
            using (code.Loop("tapRow", kernel.TapRows))
            {
                if (wholeRow)
                {
                    WriteKernelRow(kernel, tile, lanes, isa, code, "line", 0, 0);
                    code.Line(Invariant($"weights = ref Unsafe.Add(ref weights, {kernel.TapColumns * Layout.Block});"));
                }
                else
                {
                    code.Line("ref float pixel = ref line;");
                    using (code.Loop("tapColumn", kernel.TapColumns))
                    {
                        WriteTap(kernel, tile, lanes, isa, code, "pixel", 0, 0);
                        code.Line(Invariant($"pixel = ref Unsafe.Add(ref pixel, {kernel.TapColumnStride});"));
                        code.Line(Invariant($"weights = ref Unsafe.Add(ref weights, {Layout.Block});"));
                    }
                }

                code.Line(Invariant($"line = ref Unsafe.Add(ref line, {kernel.TapRowStride});"));
            }

            if (!lanes.HasPlaces)
                code.Line(Invariant($"input = ref Unsafe.Add(ref input, {kernel.ChannelStride});"));
            lanes.Advance(Channel, code);
        }
    }

    private static void WriteKernelRow(DirectNhwcKernel kernel, DirectNhwcTile tile, LaneInputCode lanes, Isa isa, CodeWriter code, string source, int offset, int weightTap)
    {
        if (tile.SharesInputs(kernel, isa.Registers))
        {
            WriteSharedInputs(kernel, tile, lanes, isa, code, source, offset, weightTap);
            return;
        }

        for (int column = 0; column < kernel.TapColumns; column++)
            WriteTap(kernel, tile, lanes, isa, code, source, offset + column * kernel.TapColumnStride, weightTap + column);
    }

    /// <summary>The weights of a kernel row wait in registers, and each input is read once for all the outputs that it serves.</summary>
    private static void WriteSharedInputs(DirectNhwcKernel kernel, DirectNhwcTile tile, LaneInputCode lanes, Isa isa, CodeWriter code, string source, int offset, int weightTap)
    {
        for (int tap = 0; tap < kernel.TapColumns; tap++)
            code.Line($"w{tap} = {isa.Load("weights", (weightTap + tap) * Layout.Block)};");
        for (int input = 0; input < tile.Columns + kernel.TapColumns - 1; input++)
        {
            for (int row = 0; row < tile.Rows; row++)
            {
                code.Line($"x = {lanes.Value(source, offset + row * kernel.InputRowStride + input * kernel.InputColumnStride, Channel)};");
                for (int tap = Math.Max(0, input - tile.Columns + 1); tap <= Math.Min(input, kernel.TapColumns - 1); tap++)
                {
                    string sum = Register(tile, row, input - tap, 0);
                    code.Line($"{sum} = {isa.MultiplyAdd("x", "w" + tap, sum)};");
                }
            }
        }
    }

    private static void WriteTap(
        DirectNhwcKernel kernel, DirectNhwcTile tile, LaneInputCode lanes, Isa isa, CodeWriter code, string source, int offset, int weightTap)
    {
        // Weights that one tile alone reads come from memory; the tiles of a row or column read them again from a near cache.
        bool readOnce = tile.Rows == kernel.Rows && tile.Columns == kernel.Columns && tile.Vectors * isa.Lanes >= Layout.Block;
        for (int vector = 0; vector < tile.Vectors; vector++)
        {
            int lane = vector * isa.Lanes;
            int place = lane / Layout.Block * kernel.BlockWeights + weightTap * Layout.Block + lane % Layout.Block;
            if (kernel.StreamedWeights > 0 && lane % Layout.Block == 0)
                code.Line($"Prefetch.{(readOnce ? "Stream" : "Read")}(ref {Isa.At("weights", place + PrefetchDistance)});");
            code.Line($"w{vector} = {isa.Load("weights", place)};");
        }

        for (int row = 0; row < tile.Rows; row++)
        {
            for (int column = 0; column < tile.Columns; column++)
            {
                string x = lanes.Value(source, offset + row * kernel.InputRowStride + column * kernel.InputColumnStride, Channel);
                if (tile.Vectors > 1)
                {
                    code.Line($"x = {x};");
                    x = "x";
                }

                for (int vector = 0; vector < tile.Vectors; vector++)
                    code.Line($"{Register(tile, row, column, vector)} = {isa.MultiplyAdd(x, "w" + vector, Register(tile, row, column, vector))};");
            }
        }
    }

    private static void WriteEnd(DirectNhwcKernel kernel, DirectNhwcTile tile, Isa isa, CodeWriter code)
    {
        if (kernel.Pooling != Pooling.Only)
        {
            foreach ((int row, int column, int vector) in Places(tile))
            {
                string sum = Register(tile, row, column, vector);
                if (kernel.Residual is { } residual)
                    code.Line($"{sum} += {isa.Load("residual", row * residual.Row + column * residual.Pixel + vector * isa.Lanes)};");
                if (kernel.Activation is { } activation)
                {
                    string value = ActivationCode.Of(activation).Value(isa, activation, sum);
                    if (kernel.Pooling == Pooling.None)
                        sum = $"({value})";
                    else
                        code.Line($"{sum} = {value};");
                }

                code.Line(isa.Store(sum, "output", OutputOffset(kernel, isa, row, column, vector)));
            }
        }

        if (kernel.Pooling == Pooling.None)
            return;
        foreach ((int row, int column, int vector) in Places(new DirectNhwcTile(tile.Rows / 2, tile.Columns / 2, tile.Vectors)))
        {
            string largest = Register(tile, 2 * row, 2 * column, vector);
            string right = Register(tile, 2 * row, 2 * column + 1, vector);
            string below = Register(tile, 2 * row + 1, 2 * column, vector);
            string beyond = Register(tile, 2 * row + 1, 2 * column + 1, vector);
            code.Line($"{largest} = {isa.Largest(below, beyond, isa.Largest(largest, right))};");
            if (kernel.Pooling == Pooling.Only && kernel.Activation is { } activation)
                largest = ActivationCode.Of(activation).Value(isa, activation, largest);
            code.Line(isa.Store(largest, "pooled", row * kernel.PooledRowStride + column * kernel.PooledColumnStride + vector * isa.Lanes));
        }
    }

    private static int OutputOffset(DirectNhwcKernel kernel, Isa isa, int row, int column, int vector) =>
        row * kernel.OutputRowStride + column * kernel.OutputColumnStride + vector * isa.Lanes;

    /// <summary>Sums are numbered by row, then column, then vector.</summary>
    private static string Register(DirectNhwcTile tile, int row, int column, int vector) =>
        Invariant($"s{(row * tile.Columns + column) * tile.Vectors + vector}");

    private static IEnumerable<(int Row, int Column, int Vector)> Places(DirectNhwcTile tile) =>
        from row in Enumerable.Range(0, tile.Rows)
        from column in Enumerable.Range(0, tile.Columns)
        from vector in Enumerable.Range(0, tile.Vectors)
        select (row, column, vector);
}
