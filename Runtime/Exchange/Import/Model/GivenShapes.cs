namespace Unroll.Exchange.Import;

/// <summary>Shapes of inputs that whoever imports a model gives, because the model leaves them open.</summary>
internal static class GivenShapes
{
    /// <summary>The model with these shapes.</summary>
    /// <exception cref="ArgumentException">There is no such input, or it has another shape.</exception>
    public static ModelGraph Apply(ModelGraph model, IReadOnlyDictionary<string, IReadOnlyList<int>> shapes)
    {
        if (shapes.Count == 0)
            return model;
        foreach (string name in shapes.Keys.Where(name => model.Inputs.All(input => input.Name != name)))
        {
            string inputs = string.Join(", ", model.Inputs.Select(input => $"'{Printable.Of(input.Name)}'"));
            throw new ArgumentException($"{model.Path} has no input '{Printable.Of(name)}'; its inputs are {inputs}.");
        }

        return model.With([.. model.Inputs.Select(Shaped)]);

        ModelValue Shaped(ModelValue input)
        {
            if (!shapes.TryGetValue(input.Name, out IReadOnlyList<int>? given))
                return input;
            bool fits = input.Extents is not { } extents || (extents.Count == given.Count
                && extents.Zip(given).All(pair => pair.First is null || pair.First == pair.Second));
            if (!fits || given.Any(extent => extent < 1))
            {
                throw new ArgumentException(
                    $"{model.Path}: input '{Printable.Of(input.Name)}' is {input.ShapeText}; the shape that is given for it, "
                    + $"{ShapeText.Of(given)}, must have as many extents, of at least 1, and may differ only where the model has '?'.");
            }

            return input with { Extents = [.. given.Select(extent => (long?)extent)] };
        }
    }
}
