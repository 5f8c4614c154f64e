using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Rows and columns at the four sides of an image, as an attribute gives them: for all sides, two directions, or each.</summary>
/// <param name="Top">Those above.</param>
/// <param name="Bottom">Those below.</param>
/// <param name="Left">Those on the left.</param>
/// <param name="Right">Those on the right.</param>
internal readonly record struct BorderBinding(int Top, int Bottom, int Left, int Right)
{
    /// <summary>Reads them; null where something is wrong, which is then reported.</summary>
    /// <param name="context">The operation.</param>
    /// <param name="check">What is wrong with a direction: of whether it is down the rows, and the numbers before and behind. Null where
    /// nothing is.</param>
    public static BorderBinding? Read(BindingContext context, Func<bool, int, int, string?> check)
    {
        string[] names = context.Has("all") ? ["all", "all", "all", "all"]
            : context.Has("vertical") ? ["vertical", "vertical", "horizontal", "horizontal"]
            : ["top", "bottom", "left", "right"];
        Dictionary<string, int?> sides = names.Distinct().ToDictionary(name => name, name => context.Integer(name, 0));
        if (sides.Values.Contains(null))
            return null;
        int[] border = [.. names.Select(name => sides[name]!.Value)];
        HashSet<string> wrong = [];
        foreach (int first in new[] { 0, 2 })
        {
            if (check(first == 0, border[first], border[first + 1]) is not { } problem)
                continue;
            int side = border[first] > border[first + 1] ? first : first + 1;
            if (wrong.Add(names[side]))
                context.Report(Ids.NumberOutOfRange, names[side], names[side], BindingContext.Text(border[side]), problem);
        }

        return wrong.Count > 0 ? null : new(border[0], border[1], border[2], border[3]);
    }

    /// <summary>How a person would write them.</summary>
    public string Text => Top == Bottom && Left == Right
        ? Top == Left ? BindingContext.Text(Top) : FormattableString.Invariant($"{Top}x{Left}")
        : FormattableString.Invariant($"{Top},{Bottom},{Left},{Right}");
}
