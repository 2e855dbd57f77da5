namespace Charts;

/// <summary>The folder a sample writes into.</summary>
internal static class OutputFolder
{
    /// <summary>Makes it before any training, so that nobody waits for a result that cannot be written.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="ArgumentException">It cannot be made; the message is for the user.</exception>
    public static string Create(string folder)
    {
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ArgumentException($"--output '{folder}' is no folder that can be made: {error.Message}", error);
        }
    }
}
