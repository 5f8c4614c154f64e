namespace Unroll.Operations.Tests.Reference;

/// <summary>One attribute of a stage: an operation, a loss, or what it says of the stage's parameters.</summary>
internal abstract class StagePart
{
    /// <summary>The attribute's name in source, without brackets.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>
    /// How often so far a value lay so near to a kink, such as ReLU's at 0, that single precision may have fallen on its other side. The
    /// gradients behind it are then in doubt as a whole, so samples are drawn that have none.
    /// </summary>
    public int Doubts { get; protected set; }

    /// <summary>The attribute's arguments in source.</summary>
    public virtual IEnumerable<string> Arguments => [];

    /// <summary>The attribute as a person writes it, with the stage that it reads if that is not the one above.</summary>
    public string Print(string? from)
    {
        string[] arguments = [.. Arguments, .. from is null ? Array.Empty<string>() : [$"From = {Spelling.Stage(from)}"]];
        return arguments.Length == 0 ? Name : $"{Name}({string.Join(", ", arguments)})";
    }
}

/// <summary>What is said of all parameters of a stage.</summary>
internal abstract class ReferenceModifier : StagePart
{
    public abstract void Apply(ReferenceParameter parameter);
}
