namespace PoolCoordination.Tests.Text.Secrets;

/// <summary>What developers write about credentials, and in their forms, without giving one away.</summary>
internal static class HarmlessSamples
{
    public static TheoryData<string> All =>
    [
        // Prose
        "password: the old one", "the token: refreshed", "Auth token refresh fix", "the password is wrong", "reset token flow",
        "secrets are redacted; tokens, too", "bearer of bad news", "no `Bearer ` token, so it answers `401 (UNAUTHORIZED)`",
        "Basic auth is used; Bearer tokens, too", "API key: see the wiki", "passphrase: must be set before use",
        "password field, pass-through, bypass=true", "Fix password reset token expiry (#1234)", "dev@example.org wrote at 12:30",
        "password from /run/secrets/db_password", "the keys of the primary key=value store",
        // Words that begin like a token
        "task-list and disk-usage", "sk-learn-something", "sk-learn-classifier-with-words-only", "sk-learn-extension-2024-tutorial",
        "AKIA is a prefix, ghp_ too", "test_login_with_expired_token_returns_401_and_clears_the_cookie",
        // Values that are none
        "csrf_token=missing", "password=****", "password=xxxxxxxx", "password: required", "token: string",
        "password: str, token: Optional[str] = None", "password: SecureString", "tests: pass=120 fail=3", "token_count=12345678",
        "max_tokens=4096", "access_token_expires_in=3600", "\"password\": \"Password is required\"",
        "'password' => 'required|string|min:8|confirmed',", "\"pbkdf2-password\": \"1.2.1\"", "secret: my-app-secret",
        "secretName: db-credentials", "key: value", "auth: bearer",
        // References and placeholders
        "password=$DB_PASSWORD", "password=${X}", "token=%TOKEN%", "x-api-key: {{apiKey}}", "password=<password>",
        "db.password=@db.password@", "Authorization: Bearer <token>", "Authorization: Bearer ${TOKEN}", "--token=$(cat /run/token)",
        "--password \"$PW\"", "--password-stdin", "password: !vault |", "secret_key_base: <%= ENV[\"SECRET_KEY_BASE\"] %>",
        "AWS_SECRET_ACCESS_KEY: ${{ secrets.AWS_SECRET_ACCESS_KEY }}", "postgres://dev:${PASSWORD}@host/db",
        "postgres://dev:<password>@host/db",
        // Code
        "token = getToken(user)", "password=os.environ[\"DB_PASSWORD\"]", "apiKey: process.env.API_KEY", "api_key = process.env.API_KEY_V2",
        "token = tokens[i]", "token := r.Header.Get(\"Authorization\")", "password = getpass.getpass()", "if (password == null) throw",
        "const token: CancellationToken = ct;", "password=settings.db_password", "secret = hmac.new(key, msg, sha256).hexdigest()",
        "auto edit = dialog->findChild<PasswordWidget*>(\"password\");", "<input type=\"password\" name=\"password\">",
        "<password value=\"{x}\"/> <token type=\"csrf\">refresh</token>", "password for staging: see the vault", "1/2016: 32 tests",
        "token=[A-Za-z0-9]{40}", "db:5432:shop:dev:$PGPASSWORD", "jdbc:oracle:thin:@db:1521/x", "task=longrunning2, disk: sda1-backup",
        // Commands
        "curl -u \"$USER:$PASS\" https://x", "curl -u dev https://x", "docker run -p 8080:80 -u 1000:1000 nginx",
        "mkdir -p /tmp/a && ssh -p 2222 host", "mysql -u root -p shop",
        // Paths, addresses, hashes and ids
        "pwd=/home/dev/project", "C:\\src\\token.cs", "src/auth/token_store_v2.py:120",
        "see https://example.org/a:b@c and http://host:8080/x", "git@github.com:owner/repo.git", "redis://localhost:6379/0",
        "39138c58-016c-4426-91b9-ead75675ded1", "session_id: 019ab1cd-0000-7000-8000-123456789abc",
        "commit 3f2a9b1c4d5e6f708192a3b4c5d6e7f8091a2b3c", "cache key: node-modules-3f2a9b1c4d5e6f70", "Cookie: theme=dark; lang=en",
        "Set-Cookie: Path=/; HttpOnly; SameSite=Lax",
        "\"integrity\": \"sha512-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU==\"",
        "-----BEGIN CERTIFICATE----- MIID -----END CERTIFICATE-----",
    ];
}
