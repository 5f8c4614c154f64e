namespace Unroll;

/// <summary>Why a tensor was not loaded.</summary>
public enum LoadMismatch
{
    /// <summary>The network has it, but the file has none of that name; see <see cref="LoadOptions.AllowMissing"/>.</summary>
    MissingInFile,

    /// <summary>The file has it, but the network has none of that name; see <see cref="LoadOptions.AllowExtra"/>.</summary>
    MissingInNetwork,

    /// <summary>It has one shape in the file and another in the network; see <see cref="LoadOptions.AllowOtherShapes"/>.</summary>
    OtherShape,

    /// <summary><see cref="LoadOptions.Rename"/> gave null for its name.</summary>
    Skipped,
}
