using Unroll.Generator.Planning;

namespace Unroll.Generator.Analysis;

/// <summary>What predictions of a network keep in memory.</summary>
/// <param name="Floats">Parameters, packed weights and the buffers of one sample.</param>
/// <param name="LargestStage">The stage of the largest buffer or tensor.</param>
/// <param name="Largest">The floats of that.</param>
internal sealed record PlannedMemory(long Floats, string LargestStage, long Largest)
{
    /// <summary>That of a plan.</summary>
    public static PlannedMemory Of(Plan plan)
    {
        long floats = (long)plan.Parameters.Length + plan.Folded.Length + plan.Folded.ScratchLength + plan.Prediction.ArenaLength;
        IEnumerable<(string Name, long Length)> parts = plan.Prediction.Arena.Buffers
            .Select(buffer => (StageOf(buffer.Name, ' '), (long)buffer.Length))
            .Concat(plan.Parameters.Placed.Select(placed => (StageOf(placed.Parameter.Name, '.'), (long)placed.Parameter.Length)));
        (string name, long length) = parts.OrderByDescending(part => part.Length).FirstOrDefault();
        return new(floats, name ?? "", length);
    }

    // A buffer is called after its stage and what it is of it, a tensor "stage.weights".
    private static string StageOf(string name, char end)
    {
        int place = end == '.' ? name.LastIndexOf(end) : name.IndexOf(end);
        return place < 0 ? name : name.Substring(0, place);
    }
}
