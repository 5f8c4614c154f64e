using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>
/// Writes the body of a tile of <see cref="DirectNhwcKernel"/>: the sums begin, the taps and channels run by, the sums are stored.
/// </summary>
internal sealed class DirectNhwcTileWriter
{
    /// <summary>Floats between the weights that are read and those that are asked for: some hundred cycles of work.</summary>
    private const int PrefetchDistance = 64 * Layout.Block;

    /// <summary>The vector of the places of the present channel, where inputs are permuted.</summary>
    private const string Channel = "places";

    private readonly DirectNhwcKernel kernel;
    private readonly DirectNhwcTileSchedule schedule;
    private readonly DirectNhwcTile tile;
    private readonly LaneInputCode lanes;
    private readonly Isa isa;
    private readonly CodeWriter code;
    private readonly int tapRows, tapColumns;
    private readonly Strides perOutput, perTap;

    public DirectNhwcTileWriter(DirectNhwcKernel kernel, DirectNhwcTileSchedule schedule, LaneGroups? pattern, Isa isa, CodeWriter code)
    {
        (this.kernel, this.schedule, this.isa, this.code, tile) = (kernel, schedule, isa, code, schedule.Tile);
        (tapRows, tapColumns, perOutput, perTap) = (
            kernel.Input.TapRows, kernel.Input.TapColumns, kernel.Input.PerOutput, kernel.Input.PerTap);
        lanes = new(pattern, kernel.Channels, kernel.Input.Strides.Channel, isa);
    }

    public void Write()
    {
        if (schedule.PrefetchesOutput)
            WriteOutputPrefetch();
        WriteStart();
        lanes.Declare(code);
        WriteSums();
        WriteEnd();
    }

    /// <summary>
    /// Asks for the lines that the next tile along the row will write: a large output comes from a far cache or from memory, in short runs
    /// that the hardware does not foresee, and a store waits for its line.
    /// </summary>
    private void WriteOutputPrefetch()
    {
        foreach ((int row, int column, int vector) in Places())
            if (vector * isa.Lanes % Layout.Block == 0)
                code.Line($"Prefetch.Read(ref {Isa.At("output", OutputOffset(row, column + tile.Columns, vector))});");
    }

    private void WriteStart()
    {
        code.Declare(isa.Type, Places().Select(place => Register(place.Row, place.Column, place.Vector)));
        if (kernel.Epilogue.Accumulate)
        {
            foreach ((int row, int column, int vector) in Places())
                code.Line($"{Register(row, column, vector)} = {isa.Load("output", OutputOffset(row, column, vector))};");
            return;
        }

        // All sums of a vector of filters begin alike.
        bool bias = kernel.Epilogue.Bias;
        foreach (IGrouping<int, string> alike in Places().GroupBy(
            place => bias ? place.Vector : 0, place => Register(place.Row, place.Column, place.Vector)))
            code.Line($"{string.Join(" = ", alike)} = {(bias ? isa.Load("bias", alike.Key * isa.Lanes) : isa.Zero)};");
    }

    private void WriteSums()
    {
        int weightVectors = schedule.SharesInputs ? tapColumns : tile.Vectors;
        code.Declare(isa.Type, Enumerable.Range(0, weightVectors).Select(vector => Invariant($"w{vector}")).Append("x"));
        lanes.DeclarePlaces(Channel, "0", code);
        if (schedule.Loop == TapLoop.WholeKernel)
            WriteWholeKernels();
        else
            WriteTapLoops();
    }

    /// <summary>All taps of some channels in straight-line code.</summary>
    private void WriteWholeKernels()
    {
        int channels = schedule.ChannelsAtOnce, rounds = kernel.Channels / channels, taps = kernel.Input.Taps;
        using (code.Loop("channel", rounds))
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int row = 0; row < tapRows; row++)
                    WriteKernelRow("input", row * perTap.Row + channel * lanes.ChannelStride, channel * taps + row * tapColumns);
                lanes.Advance(Channel, code);
            }

            if (!lanes.HasPlaces)
                Advance(code, "input", channels * perTap.Channel, rounds);
            Advance(code, "weights", channels * taps * Layout.Block, rounds);
        }
    }

    /// <summary>A row of taps in straight-line code, or one tap, in loops over the others.</summary>
    private void WriteTapLoops()
    {
        using (code.Loop("channel", kernel.Channels))
        {
            code.Line("ref float line = ref input;");
            using (code.Loop("tapRow", tapRows))
            {
                if (schedule.Loop == TapLoop.KernelRow)
                {
                    WriteKernelRow("line", 0, 0);
                    Move("weights", tapColumns * Layout.Block);
                }
                else
                {
                    code.Line("ref float pixel = ref line;");
                    using (code.Loop("tapColumn", tapColumns))
                    {
                        WriteTap("pixel", 0, 0);
                        Move("pixel", perTap.Pixel);
                        Move("weights", Layout.Block);
                    }
                }

                Move("line", perTap.Row);
            }

            if (!lanes.HasPlaces)
                Move("input", perTap.Channel);
            lanes.Advance(Channel, code);
        }

        void Move(string reference, int floats) => code.Line(Invariant($"{reference} = ref Unsafe.Add(ref {reference}, {floats});"));
    }

    private void WriteKernelRow(string source, int offset, int weightTap)
    {
        if (schedule.SharesInputs)
        {
            WriteSharedInputs(source, offset, weightTap);
            return;
        }

        for (int column = 0; column < tapColumns; column++)
            WriteTap(source, offset + column * perTap.Pixel, weightTap + column);
    }

    /// <summary>The weights of a kernel row wait in registers, and each input is read once for all the outputs that it serves.</summary>
    private void WriteSharedInputs(string source, int offset, int weightTap)
    {
        for (int tap = 0; tap < tapColumns; tap++)
            code.Line($"w{tap} = {isa.Load("weights", (weightTap + tap) * Layout.Block)};");
        for (int input = 0; input < tile.Columns + tapColumns - 1; input++)
        {
            for (int row = 0; row < tile.Rows; row++)
            {
                code.Line($"x = {lanes.Value(source, offset + row * perOutput.Row + input * perOutput.Pixel, Channel)};");
                for (int tap = Math.Max(0, input - tile.Columns + 1); tap <= Math.Min(input, tapColumns - 1); tap++)
                {
                    string sum = Register(row, input - tap, 0);
                    code.Line($"{sum} = {isa.MultiplyAdd("x", "w" + tap, sum)};");
                }
            }
        }
    }

    private void WriteTap(string source, int offset, int weightTap)
    {
        for (int vector = 0; vector < tile.Vectors; vector++)
        {
            int lane = vector * isa.Lanes;
            int place = lane / Layout.Block * kernel.BlockWeights + weightTap * Layout.Block + lane % Layout.Block;
            if (schedule.Prefetch != WeightPrefetch.None && lane % Layout.Block == 0)
                code.Line($"Prefetch.{schedule.Prefetch}(ref {Isa.At("weights", place + PrefetchDistance)});");
            code.Line($"w{vector} = {isa.Load("weights", place)};");
        }

        for (int row = 0; row < tile.Rows; row++)
        {
            for (int column = 0; column < tile.Columns; column++)
            {
                string x = lanes.Value(source, offset + row * perOutput.Row + column * perOutput.Pixel, Channel);
                if (tile.Vectors > 1)
                {
                    code.Line($"x = {x};");
                    x = "x";
                }

                for (int vector = 0; vector < tile.Vectors; vector++)
                    code.Line($"{Register(row, column, vector)} = {isa.MultiplyAdd(x, "w" + vector, Register(row, column, vector))};");
            }
        }
    }

    private void WriteEnd()
    {
        Epilogue epilogue = kernel.Epilogue;
        var writer = new EpilogueWriter(epilogue, isa, code);
        if (epilogue.StoresSums)
            foreach ((int row, int column, int vector) in Places())
                writer.Store(Register(row, column, vector), (row, column, vector * isa.Lanes), isa.Lanes, isLast: !epilogue.StoresPooled);
        if (epilogue.StoresPooled)
            foreach ((int row, int column, int vector) in Places(divisor: 2))
                writer.StorePooled((y, x) => Register(2 * row + y, 2 * column + x, vector), (row, column, vector * isa.Lanes));
    }

    private int OutputOffset(int row, int column, int vector) =>
        row * kernel.Epilogue.Output.Row + column * kernel.Epilogue.Output.Pixel + vector * isa.Lanes;

    /// <summary>Sums are numbered by row, then column, then vector.</summary>
    private string Register(int row, int column, int vector) => Invariant($"s{(row * tile.Columns + column) * tile.Vectors + vector}");

    private IEnumerable<(int Row, int Column, int Vector)> Places(int divisor = 1) =>
        from row in Enumerable.Range(0, tile.Rows / divisor)
        from column in Enumerable.Range(0, tile.Columns / divisor)
        from vector in Enumerable.Range(0, tile.Vectors)
        select (row, column, vector);
}
