namespace Unroll;

/// <summary>The names that Keras has for variables in its several formats, brought to one.</summary>
internal static class KerasNames
{
    /// <summary>
    /// The layer and the variable: "conv2d/kernel" of "/model_weights/conv2d/conv2d/kernel:0", "conv2d/0" of
    /// "/layers/conv2d/vars/0". A name without a slash stays as it is.
    /// </summary>
    public static string Simple(string name)
    {
        string[] parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            return name;
        string variable = parts[^1].EndsWith(":0", StringComparison.Ordinal) ? parts[^1][..^2] : parts[^1];
        string layer = parts[^2] == "vars" && parts.Length > 2 ? parts[^3] : parts[^2];
        return $"{layer}/{variable}";
    }
}
