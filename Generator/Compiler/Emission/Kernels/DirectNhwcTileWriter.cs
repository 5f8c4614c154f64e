using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>
/// Writes the body of a tile of <see cref="DirectNhwcKernel"/>: the sums begin, the taps and channels run by, the sums are stored.
/// </summary>
internal sealed class DirectNhwcTileWriter
{
    /// <summary>The vector of the places of the present channel, where inputs are permuted.</summary>
    private const string Channel = "places";

    private readonly DirectNhwcKernel kernel;
    private readonly DirectNhwcTileSchedule schedule;
    private readonly DirectNhwcTile tile;
    private readonly LaneInputCode lanes;
    private readonly DirectNhwcSums sums;
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
        sums = new(kernel, tile, isa, code);
    }

    public void Write()
    {
        if (schedule.PrefetchesOutput)
            sums.WritePrefetch();
        sums.WriteStart();
        lanes.Declare(code);
        WriteSums();
        sums.WriteEnd();
    }

    private void WriteSums()
    {
        int weightVectors = schedule.SharesInputs ? tapColumns : tile.Vectors;
        code.Declare(isa.Type, Enumerable.Range(0, weightVectors).Select(vector => Invariant($"w{vector}")).Append("x"));
        lanes.DeclarePlaces(Channel, "0", code);
        if (kernel.Runs.Count > 0)
            WriteRuns();
        else if (schedule.Loop == TapLoop.WholeKernel)
            WriteWholeKernels();
        else
            WriteTapLoops();
    }

    /// <summary>The channels of each run in a loop of their own, beside their weights.</summary>
    private void WriteRuns()
    {
        foreach ((string input, GatheredRun run) in kernel.Inputs.Zip(kernel.Runs, (input, run) => (input, run)))
        {
            string runWeights = input + "Weights";
            int channels = run.ChannelsAtOnce(tile.Accumulators);
            code.Line($"ref float {runWeights} = ref {Isa.Move("weights", CodeWriter.Number(run.Start * Layout.Block))};");
            using (code.Loop("channel", run.Count / channels, declares: false))
            {
                for (int channel = 0; channel < channels; channel++)
                    WriteTap(input, channel * run.Strides.Channel, channel * run.Step, run.Strides, runWeights);
                Advance(code, input, channels * run.Strides.Channel, run.Count / channels);
                Advance(code, runWeights, channels * run.Step * Layout.Block, run.Count / channels);
            }
        }
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
                    string sum = sums.Register(row, input - tap, 0);
                    code.Line($"{sum} = {isa.MultiplyAdd("x", "w" + tap, sum)};");
                }
            }
        }
    }

    private void WriteTap(string source, int offset, int weightTap) => WriteTap(source, offset, weightTap, perOutput, "weights");

    private void WriteTap(string source, int offset, int weightTap, Strides input, string weights)
    {
        for (int vector = 0; vector < tile.Vectors; vector++)
        {
            int lane = vector * isa.Lanes;
            int place = lane / Layout.Block * kernel.BlockWeights + weightTap * Layout.Block + lane % Layout.Block;
            if (schedule.Prefetch != WeightPrefetch.None && lane % Layout.Block == 0)
                code.Line($"Prefetch.{schedule.Prefetch}(ref {Isa.At(weights, place + DirectNhwcTileSchedule.PrefetchDistance)});");
            code.Line($"w{vector} = {isa.Load(weights, place)};");
        }

        for (int row = 0; row < tile.Rows; row++)
        {
            for (int column = 0; column < tile.Columns; column++)
            {
                string x = lanes.Value(source, offset + row * input.Row + column * input.Pixel, Channel);
                if (tile.Vectors > 1)
                {
                    code.Line($"x = {x};");
                    x = "x";
                }

                for (int vector = 0; vector < tile.Vectors; vector++)
                {
                    string sum = sums.Register(row, column, vector);
                    code.Line($"{sum} = {isa.MultiplyAdd(x, "w" + vector, sum)};");
                }
            }
        }
    }
}
