using System.Text;

namespace Unroll.Exchange.Import;

/// <summary>Names of a model or of a file as names of C#.</summary>
internal static class Identifiers
{
    private static readonly HashSet<string> Taken =
    [
        .. """
            abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event
            explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null
            object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static
            string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    // Names that declarations are written with, apart from those of attributes.
    private static readonly HashSet<string> Words =
    [
        nameof(Arg), nameof(Block), nameof(Coordinates), nameof(DepthOrder), nameof(Initializer), nameof(Interpolation), nameof(Layer),
        nameof(Mining), nameof(NearestRounding), nameof(Network), nameof(Padding), nameof(PadMode),
    ];

    /// <summary>Whether a name can be that of a class or a namespace: what declarations are written with would mean it.</summary>
    public static bool IsFree(string name) => IsName(name) && !Words.Contains(name);

    /// <summary>Whether a text is a name of C#.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= 64 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && !Taken.Contains(text);

    /// <summary>The name of a tensor as that of a stage, which begins with a small letter; null where it is none. TensorFlow names a tensor
    /// after the operation and the place among its outputs, "Identity:0".</summary>
    public static string? OfStage(string tensor)
    {
        if (tensor.EndsWith(":0", StringComparison.Ordinal))
            tensor = tensor[..^2];
        if (!IsName(tensor))
            return null;
        string name = char.ToLowerInvariant(tensor[0]) + tensor[1..];
        return IsName(name) ? name : null;
    }

    /// <summary>The name of a file as that of a class: "resnet18-v1" becomes Resnet18V1.</summary>
    public static string OfClass(string file)
    {
        var name = new StringBuilder();
        bool begins = true;
        foreach (char c in Path.GetFileNameWithoutExtension(file))
        {
            if (char.IsAsciiLetterOrDigit(c))
                name.Append(begins ? char.ToUpperInvariant(c) : c);
            begins = !char.IsAsciiLetterOrDigit(c);
        }

        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
            name.Insert(0, "Network");
        string given = name.ToString(0, Math.Min(name.Length, 64));
        return Words.Contains(given) ? $"{given}Model" : given;
    }
}
