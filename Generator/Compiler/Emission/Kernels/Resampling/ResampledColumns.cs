using Unroll.Generator.Planning;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes the columns of an output row as straight-line code, group by group of each run.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="source">The row that they are made of.</param>
/// <param name="isa">The instruction set.</param>
/// <param name="code">Where.</param>
internal sealed class ResampledColumns(ResampleKernel kernel, string source, Isa isa, CodeWriter code)
{
    private readonly AxisTaps taps = kernel.Columns;
    private readonly (int From, int To) pixel = (kernel.Input.Pixel, kernel.Output.Pixel);

    public void Write(IEnumerable<TapRun> runs)
    {
        foreach (TapRun run in runs)
        {
            int[] outputs = [.. Enumerable.Range(run.Start, run.Period)];
            int count = outputs.Sum(taps.CountOf), first = outputs.SelectMany(taps.Of).Select(tap => tap.Place).DefaultIfEmpty(0).Min();
            if (count == 0 && kernel.Accumulate)
                continue;
            bool copies = run is { Period: 1, Step: 1 } && taps.IsSelection && count == 1 && pixel.From == pixel.To;
            using (code.Loop("group", count == 0 || copies ? 1 : run.Groups))
            {
                string from = Sum(Term("group", run.Groups, run.Step * pixel.From), CodeWriter.Number(first * pixel.From));
                string to = Sum(Term("group", run.Groups, run.Period * pixel.To), CodeWriter.Number(run.Start * pixel.To));
                if (count == 0)
                {
                    code.Line($"ref float z = ref {Isa.Move("output", CodeWriter.Number(run.Start * pixel.To))};");
                    RunCode.Clear("z", run.Groups * run.Period * pixel.To, code);
                }
                else if (copies)
                {
                    code.Line($"ref float u = ref {Isa.Move(source, CodeWriter.Number(first * pixel.From))};");
                    code.Line($"ref float v = ref {Isa.Move("output", CodeWriter.Number(run.Start * pixel.To))};");
                    RunCode.Copy("u", "v", run.Groups * pixel.From, kernel.Accumulate, isa, code);
                }
                else
                {
                    WriteGroup(outputs, first, from, to);
                }
            }
        }
    }

    private void WriteGroup(int[] outputs, int first, string from, string to)
    {
        int vectors = kernel.IsVectorized ? kernel.Channels / isa.Lanes : 1;
        using (code.Loop("vector", vectors, declares: false))
        {
            string lane = Term("vector", vectors, isa.Lanes);
            code.Line($"ref float u = ref {Isa.Move(source, Sum(from, lane))};");
            code.Line($"ref float v = ref {Isa.Move("output", Sum(to, lane))};");
            for (int channel = 0; channel < (kernel.IsVectorized ? 1 : kernel.Channels); channel++)
                using (code.Block())
                    WriteOutputs(outputs, first, channel);
        }
    }

    /// <summary>The outputs of a group, of a vector of channels or of one channel; what several read is loaded once.</summary>
    private void WriteOutputs(int[] outputs, int first, int channel)
    {
        Dictionary<int, string> inputs = [];
        foreach (IGrouping<int, Tap> readers in outputs.SelectMany(taps.Of).GroupBy(tap => tap.Place))
        {
            int place = readers.Key - first;
            string input = Load("u", place * pixel.From + channel);
            if (readers.Count() > 1)
            {
                code.Line($"var x{CodeWriter.Number(place)} = {input};");
                input = $"x{CodeWriter.Number(place)}";
            }

            inputs.Add(readers.Key, input);
        }

        foreach (int output in outputs)
        {
            int place = (output - outputs[0]) * pixel.To + channel;
            string? sum = kernel.Accumulate ? Load("v", place) : null;
            foreach (Tap tap in taps.Of(output))
                sum = Add(sum, inputs[tap.Place], tap.Weight);
            if (taps.CountOf(output) > 0 || !kernel.Accumulate)
                code.Line(Store(sum ?? Zero, "v", place));
        }
    }

    private string Add(string? sum, string x, float weight)
    {
        if (weight == 1)
            return sum is null ? x : $"({sum} + {x})";
        string w = kernel.IsVectorized ? isa.Splat(weight) : CodeWriter.Number(weight);
        return sum is null ? $"{x} * {w}"
            : kernel.IsVectorized ? isa.MultiplyAdd(x, w, sum)
            : $"({sum} + {x} * {w})";
    }

    private string Zero => kernel.IsVectorized ? isa.Zero : "0f";

    private string Load(string reference, int offset) => kernel.IsVectorized ? isa.Load(reference, offset) : Isa.At(reference, offset);

    private string Store(string value, string reference, int offset) =>
        kernel.IsVectorized ? isa.Store($"({value})", reference, offset) : $"{Isa.At(reference, offset)} = {value};";
}
