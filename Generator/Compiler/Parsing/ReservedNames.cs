namespace Unroll.Generator.Parsing;

/// <summary>The names that a stage cannot have because the generated class, its base class or object has a member of that name.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        // the generated class
        "Description", "Predict", "ComputeGradients", "Evaluate", "CreateSession", "Session", "Stages", "Training",
        // its base class
        "Declaration", "Parameters", "Losses", "Gradients", "Threads", "Save", "Load", "LoadResource", "Dispose",
        "StageBatch", "ReturnBatch", "Report",
        "PackForward", "PackBackward", "PackFolded", "CreateTrainingContext", "PredictSample", "Own",
        MemberNames.OwnSession, MemberNames.MeasuringSession, MemberNames.Anything, "get_Description", "set_Description",
        // object
        "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals",
    };

    public static bool Contains(string name) => Names.Contains(name);
}
