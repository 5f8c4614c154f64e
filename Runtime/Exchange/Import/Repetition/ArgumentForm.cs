using System.Globalization;

namespace Unroll.Exchange.Import;

/// <summary>The arguments of an operation with their whole numbers apart, in which repetitions of it may differ.</summary>
internal sealed class ArgumentForm
{
    private const string Same = "Padding.Same", Around = "PaddingAround";

    private static readonly string[] Order = ["", "Stride", "Padding", "Dilation", "Multiplier", "Groups"];

    private readonly List<ArgumentPart> _parts;

    private ArgumentForm(List<ArgumentPart> parts) => _parts = parts;

    /// <summary>What repetitions have in common.</summary>
    public string Text => string.Join(", ", _parts.Select(part => part.Number is null ? part.Text : part.Name));

    /// <summary>The numbers.</summary>
    public IEnumerable<ArgumentPart> Numbers => _parts.Where(part => part.Number is not null);

    /// <summary>The form of the arguments of an operation; those of windows that have their defaults are numbers, too.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="names">The names of its arguments by their places.</param>
    /// <param name="hasPaddingAround">Whether an even padding is a number wherever it can be one.</param>
    public static ArgumentForm Of(DeclaredOperation operation, IReadOnlyList<string> names, bool hasPaddingAround)
    {
        var parts = new List<ArgumentPart>();
        foreach (string argument in operation.Arguments)
        {
            string[] sides = argument.Split(" = ");
            string name = sides.Length == 2 ? sides[0] : names[Math.Min(parts.Count, names.Count - 1)];
            int? number = int.TryParse(sides[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int read) ? read : null;
            parts.Add(new ArgumentPart(name, argument, number, IsSetting: sides.Length == 2, Default: null));
        }

        foreach ((string name, int number) in Defaults(operation.Attribute))
        {
            int given = parts.FindIndex(part => part.IsSetting && part.Name.StartsWith(name, StringComparison.Ordinal));
            if (given < 0)
                parts.Add(new ArgumentPart(name, "", number, IsSetting: true, number));
            else
                parts[given] = parts[given] with { Default = parts[given].Name == name ? number : null };
        }

        if (hasPaddingAround && IsConvolution(operation.Attribute))
            NumberPadding(parts);
        return new ArgumentForm([.. parts.OrderBy(part => PlaceOf(part))]);
    }

    /// <summary>What repetitions have in common, but for an even padding, of which there are two ways to write it.</summary>
    public string TextWithoutPadding() => new ArgumentForm([.. _parts.Where(part => !IsEvenPadding(part))]).Text;

    /// <summary>The arguments as they are written.</summary>
    /// <param name="texts">For each of the numbers the constant that stands for it; null where it is itself written.</param>
    public IEnumerable<string> Write(IReadOnlyList<string?> texts)
    {
        int count = 0;
        foreach (ArgumentPart part in _parts)
        {
            string? text = part.Number is null ? null : texts[count++];
            if (text is not null)
                yield return part.IsSetting ? $"{part.Name} = {text}" : text;
            else if (part.Number is null || part.Number != part.Default)
                yield return part.Text;
        }
    }

    private static bool IsConvolution(string attribute) => attribute is "Conv" or "DepthwiseConv";

    private static (string Name, int Number)[] Defaults(string attribute) => attribute switch
    {
        "Conv" => [("Stride", 1), ("Dilation", 1), ("Groups", 1)],
        "DepthwiseConv" => [("Stride", 1), ("Dilation", 1), ("Multiplier", 1)],
        "ConvTranspose" => [("Stride", 1), ("Dilation", 1), ("Groups", 1)],
        "PadChannels" => [("Before", 0)],
        _ => [],
    };

    private static bool IsEvenPadding(ArgumentPart part) => part.Name == Around || part is { Name: "Padding", Number: null };

    /// <summary>No padding is one of 0, and the same extents with a stride of 1 are half of what the kernel reaches.</summary>
    private static void NumberPadding(List<ArgumentPart> parts)
    {
        int place = parts.FindIndex(part => part.IsSetting && part.Name.StartsWith("Padding", StringComparison.Ordinal));
        if (place < 0)
            parts.Add(new ArgumentPart(Around, "", 0, IsSetting: true, 0));
        else if (parts[place].Name == Around)
            parts[place] = parts[place] with { Default = 0 };
        else if (parts[place].Text.EndsWith(Same, StringComparison.Ordinal)
            && parts[0].Number is { } kernel && parts[1].Number == kernel && ValueOf("Stride") == 1 && ValueOf("Dilation") is { } dilation
            && (kernel - 1) * dilation % 2 == 0)
        {
            int around = (kernel - 1) * dilation / 2;
            parts[place] = new ArgumentPart(Around, $"{Around} = {around}", around, IsSetting: true, 0);
        }

        int? ValueOf(string name) => parts.FirstOrDefault(part => part.Name == name)?.Number;
    }

    private static int PlaceOf(ArgumentPart part)
    {
        int place = part.IsSetting
            ? Array.FindIndex(Order, 1, name => part.Name.StartsWith(name, StringComparison.Ordinal)) : 0;
        return place < 0 ? Order.Length : place;
    }
}
