namespace Unroll.Exchange.Import;

/// <summary>Floats under names, and strings about them: what becomes a safetensors file.</summary>
/// <param name="Tensors">The floats, in the order of the file.</param>
/// <param name="Metadata">The strings; null for none.</param>
internal sealed record TensorContent(
    IReadOnlyList<(string Name, int[] Extents, float[] Values)> Tensors, IReadOnlyDictionary<string, string>? Metadata = null)
{
    /// <summary>Writes the file.</summary>
    /// <exception cref="OperationCanceledException">It was ended between two tensors.</exception>
    public void Write(Stream stream, CancellationToken cancellation = default)
    {
        SafeTensorsFloats.WriteHeader(stream, SafeTensorsHeader.Format(Metadata ?? new Dictionary<string, string>(), Entries()));
        foreach ((_, _, float[] values) in Tensors)
        {
            cancellation.ThrowIfCancellationRequested();
            SafeTensorsFloats.Write(stream, values);
        }
    }

    private IEnumerable<TensorEntry> Entries()
    {
        long end = 0;
        foreach ((string name, int[] extents, float[] values) in Tensors)
        {
            long begin = end;
            end += (long)values.Length * sizeof(float);
            yield return new TensorEntry(name, TensorEntry.Float, [.. extents.Select(extent => (long)extent)], begin, end);
        }
    }
}
