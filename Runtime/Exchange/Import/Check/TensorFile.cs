namespace Unroll.Exchange.Import;

/// <summary>Writes floats as a safetensors file.</summary>
internal static class TensorFile
{
    /// <summary>Writes the file beside its place and renames it.</summary>
    public static void Write(
        string path, IReadOnlyList<(string Name, int[] Extents, float[] Values)> tensors,
        IReadOnlyDictionary<string, string>? metadata = null) => FileReplacement.Write(path, stream =>
    {
        SafeTensorsFloats.WriteHeader(stream, SafeTensorsHeader.Format(metadata ?? new Dictionary<string, string>(), Entries(tensors)));
        foreach ((_, _, float[] values) in tensors)
            SafeTensorsFloats.Write(stream, values);
    });

    private static IEnumerable<TensorEntry> Entries(IReadOnlyList<(string Name, int[] Extents, float[] Values)> tensors)
    {
        long end = 0;
        foreach ((string name, int[] extents, float[] values) in tensors)
        {
            long begin = end;
            end += (long)values.Length * sizeof(float);
            yield return new TensorEntry(name, TensorEntry.Float, [.. extents.Select(extent => (long)extent)], begin, end);
        }
    }
}
