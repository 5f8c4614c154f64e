using System.Globalization;
using Unroll.Exchange.Import.Interpreter;

namespace Unroll.Exchange.Import;

/// <summary>Makes a check: an input of random numbers, and what the model gives for it in double precision.</summary>
internal static class CheckMaker
{
    public const string Input = "input.", Output = "output.", Seed = "seed", Tolerance = "tolerance";

    /// <summary>Makes the check of a network.</summary>
    /// <param name="model">The model.</param>
    /// <param name="graph">The network.</param>
    /// <param name="stages">Its stages.</param>
    /// <param name="seed">The seed of the input.</param>
    /// <param name="tolerance">How far an output may be from what it must be, of the largest of them.</param>
    /// <param name="cancellation">Ends it between two nodes.</param>
    public static TensorContent Make(
        ModelGraph model, DeclaredGraph graph, IReadOnlyList<DeclaredStage> stages, int seed, float tolerance,
        CancellationToken cancellation)
    {
        var random = new Random(seed);
        var tensors = new List<(string, int[], float[])>();
        var inputs = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach ((string name, ImportedValue value) in graph.Inputs)
        {
            float[] rows = [.. Enumerable.Range(0, value.Shape.Length).Select(_ => (2 * random.NextSingle()) - 1)];
            tensors.Add((Input + NameOf(value), Extents(value.Shape), rows));
            inputs.Add(name, FromRows(value, rows));
        }

        Dictionary<string, Tensor> results = Interpretation.Run(model, inputs, cancellation);
        foreach ((string name, ImportedValue value) in graph.Outputs.DistinctBy(output => output.Value.Operation))
        {
            float[] rows = ToRows(value, results[name]);
            if (!rows.All(float.IsFinite))
                throw new InvalidDataException($"{model.Path}: the output '{Printable.Of(name)}' is not finite for the check's input.");
            tensors.Add((Output + NameOf(value), Extents(value.Shape), rows));
        }

        return new TensorContent(tensors, new Dictionary<string, string>
        {
            [Seed] = seed.ToString(CultureInfo.InvariantCulture),
            [Tolerance] = tolerance.ToString("R", CultureInfo.InvariantCulture),
        });

        string NameOf(ImportedValue value) => stages.Single(stage => stage.Last == value.Operation).Name;
    }

    private static int[] Extents(ValueShape shape) =>
        shape.Height * shape.Width == 1 ? [shape.Channels] : [shape.Height, shape.Width, shape.Channels];

    private static Tensor FromRows(ImportedValue value, float[] rows) =>
        new(value.Extents, [.. value.Order.Places().Select(place => (double)rows[place])]);

    private static float[] ToRows(ImportedValue value, Tensor tensor)
    {
        float[] rows = new float[value.Shape.Length];
        int element = 0;
        foreach (int place in value.Order.Places())
            rows[place] = (float)tensor.Values[element++];
        return rows;
    }
}
